// A small course in a temporary folder, right in every way, and what the checks say once some of its files are changed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContent, printProblem, type FigureCatalogue } from '../../src/authoring/check.ts';
import { choice, integer, range, toggle } from '../../src/figure-kit/controls.ts';

export const lessonPath = 'content/lessons/undergraduate/bend.mdx';

export const head = `---
title: The bend
level: undergraduate
question: What does a bend do?
outcomes:
  - Say what a bend does
needs: []
minutes: 20
---
`;

export const course = `title: A course
description: About bends.
authors:
  - Ada
language: en
parts:
  - id: undergraduate
    title: Part one
    summary: For everybody.
    on: true
    lessons:
      - bend
  - id: postgraduate
    title: Part two
    summary: For some.
    on: false
    lessons:
      - fold
`;

export const paper = {
  id: 'nair2010',
  type: 'paper-conference',
  title: 'Rectified linear units improve restricted Boltzmann machines',
  author: [
    { family: 'Nair', given: 'Vinod' },
    { family: 'Hinton', given: 'Geoffrey E.' },
  ],
  issued: { 'date-parts': [[2010]] },
  'container-title': 'ICML',
  page: '807-814',
  URL: 'https://example.org/nair2010',
  note: 'checked',
};

const validCourse: Readonly<Record<string, string>> = {
  'content/course.yaml': course,
  [lessonPath]: `${head}
A rectifier bends [@nair2010]. See <Term id="kink">the kink</Term> of $\\max(0, x)$ and <Lesson id="bend" />.

<Figure id="saturation" wide spread={1.5} activation="tanh" epochs={12} log />

$$
f(x) = \\max(0, x) \\tag{1}
$$

<Fold title="Why?">Because it is simple.</Fold>
`,
  'content/lessons/postgraduate/fold.mdx': head
    .replace('The bend', 'The fold')
    .replace('undergraduate', 'postgraduate'),
  'content/papers/nair2010.json': JSON.stringify(paper, null, 2),
  'content/glossary/kink.md': '---\nterm: kink\n---\n\nA point with two slopes, as of $|x|$ at zero.\n',
};

export const figures: FigureCatalogue = {
  saturation: {
    title: 'Saturation',
    controls: {
      spread: range({ label: 'Spread', min: 0.5, max: 3, step: 0.5, default: 1 }),
      epochs: integer({ label: 'Epochs', min: 1, max: 50, default: 10 }),
      activation: choice({ label: 'Activation', options: { relu: 'ReLU', tanh: 'tanh' }, default: 'relu' }),
      log: toggle({ label: 'Log scale', default: false }),
    },
  },
  'plane-classifier': { title: 'A plane', controls: {} },
};

type Changes = Readonly<Record<string, string | null>>;

/** The valid course with some files put in, replaced, or (null) left out. */
function makeCourse(changes: Changes): string {
  const root = mkdtempSync(join(tmpdir(), 'course-'));
  for (const [path, text] of Object.entries({ ...validCourse, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Such a course for as long as it is used. */
export function withCourse<T>(changes: Changes, use: (root: string) => T): T {
  const root = makeCourse(changes);
  try {
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

export async function withCourseAsync(changes: Changes, use: (root: string) => Promise<void>): Promise<void> {
  const root = makeCourse(changes);
  try {
    await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What the author is told, line by line. */
export function mistakes(changes: Changes): string[] {
  return withCourse(changes, (root) => checkContent(root, figures).map(printProblem));
}

/** What the author is told of a lesson with this body, whose first line is the file's tenth. */
export function mistakesInLesson(body: string): string[] {
  return mistakes({ [lessonPath]: head + body });
}
