import type { Code, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { basename, relative } from 'node:path';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Course } from './course.ts';
import { exerciseKinds } from './component-rules.ts';
import { putNumbers } from './drawn-numbers.ts';
import { literalAttribute } from './literal-attribute.ts';
import { shuffleSteps } from './shuffle-steps.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Where the parts of an exercise go; what is not named here is the question. */
const slots: Readonly<Record<string, string>> = {
  Option: 'options',
  Step: 'steps',
  Right: 'replies',
  Slip: 'replies',
  Hint: 'hints',
  Solution: 'solution',
  Reply: 'reply',
};

/** Parts that are said inside a sentence or a label, where a paragraph may not stand. */
const spoken: readonly string[] = ['Option', 'Reply', 'Right', 'Slip'];

/**
 * Makes exercises easy to write: they are numbered `4.2` by lesson and place, their parts find their slots, and a
 * code cell's marked fences become its starter and its tests.
 */
export function remarkExercises(course: () => Course) {
  return () =>
    (tree: Root, file: VFile): void => {
      const slug = basename(file.path, '.mdx');
      const lesson = course().lessons.find((each) => each.slug === slug);
      const figures = figureNumbers(tree);
      let place = 0;
      visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
        if (node.name !== 'Cell') return;
        const at = node.children.find((child) => isFence(child, 'code'))?.position?.start;
        add(node, 'place', `${relative(file.cwd, file.path).replaceAll('\\', '/')}:${at?.line ?? 1}`);
        takeFences(node);
      });
      visit(tree, (node) => {
        if (!isElement(node) || !exerciseKinds.includes(node.name ?? '')) return;
        place += 1;
        add(node, 'number', lesson ? `${lesson.number}.${place}` : String(place));
        const figure = node.attributes.find(
          (each) => each.type === 'mdxJsxAttribute' && each.name === 'figure',
        );
        const figureNumber = typeof figure?.value === 'string' ? figures.get(figure.value) : undefined;
        if (figureNumber !== undefined) add(node, 'figureNumber', figureNumber);
        if (node.name === 'NumberAnswer') putNumbers(node);
        takeFences(node);
        const id = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id');
        if (node.name === 'Order' && typeof id?.value === 'string') shuffleSteps(node, id.value);
        placeParts(node);
      });
    };
}

const isElement = (node: Root | RootContent): node is Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

function add(node: Element, name: string, value: string | number): void {
  node.attributes.push(literalAttribute(name, value));
}

function placeParts(parent: Element): void {
  const counts = new Map<string, number>();
  visit(parent, (node) => {
    if (node === parent || !isElement(node) || !node.name) return;
    const slot = slots[node.name];
    if (!slot) return;
    const number = (counts.get(node.name) ?? 0) + 1;
    counts.set(node.name, number);
    add(node, 'slot', slot);
    if (node.name === 'Option' || node.name === 'Hint') add(node, 'number', number);
    if (spoken.includes(node.name)) unwrap(node);
  });
}

/** `<p>words</p>` becomes `words`. */
function unwrap(node: Element): void {
  const children = node.children.flatMap((child): RootContent[] =>
    child.type === 'paragraph' ? child.children : [child],
  );
  // Typed as all flow or all phrasing; MDX compiles either in either.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  node.children = children as typeof node.children;
}

/** Fences that are a component's data. */
const fences: Readonly<Record<string, readonly string[]>> = {
  Cell: ['code', 'twin'],
  CodeCell: ['starter', 'tests', 'twin'],
  Graph: ['graph'],
};

function takeFences(node: Element): void {
  for (const name of fences[node.name ?? ''] ?? []) {
    const at = node.children.findIndex((child) => isFence(child, name));
    const fence = node.children[at];
    if (fence?.type !== 'code') continue;
    node.children.splice(at, 1);
    add(node, name, fence.value);
  }
}

/** Whether a node is the fence ```` ```js name ````, whatever its language. */
export function isFence(node: { readonly type: string }, name: string): node is Code {
  return node.type === 'code' && 'meta' in node && node.meta === name;
}

function figureNumbers(tree: Root): Map<string, number> {
  const numbers = new Map<string, number>();
  let place = 0;
  visit(tree, (node) => {
    if (!isElement(node) || node.name !== 'Figure') return;
    place += 1;
    const id = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id')?.value;
    if (typeof id === 'string' && !numbers.has(id)) numbers.set(id, place);
  });
  return numbers;
}
