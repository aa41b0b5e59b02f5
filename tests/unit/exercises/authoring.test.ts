import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAttribute } from '../../../src/authoring/attribute.ts';
import { checkExercises } from '../../../src/authoring/check-exercises.ts';
import { shuffleSteps } from '../../../src/authoring/shuffle-steps.ts';
import { drawNumbers } from '../../../src/numerics/formula/draw.ts';
import { rightSoFar } from '../../../src/components/exercises/judge-order.ts';
import { parseText } from '../../../src/authoring/lesson-tree.ts';
import { mistakesInLesson } from '../authoring-fixture.ts';

const solution = '<Solution>\nBecause.\n</Solution>';
/** The messages without their places. */
const said = (text: string) => mistakesInLesson(text).map((line) => line.replace(/^\S+ /, ''));

describe('an author is told of an exercise', () => {
  test('that has no solution to fold open', () => {
    expect(said('<Derive id="a">\nShow it.\n\n<Hint>Think.</Hint>\n</Derive>')).toEqual([
      '<Derive>: needs one <Solution>, the worked solution that folds open.',
    ]);
  });

  test('of a name that is taken', () => {
    const one = `<Derive id="a">\nShow it.\n\n<Hint>\nThink.\n</Hint>\n\n${solution}\n</Derive>`;
    expect(said(`${one}\n\n${one}`)).toEqual(['<Derive>: there is another exercise "a" in this lesson.']);
  });

  test('without a right option, and an option without a reply', () => {
    const options = '<Option>1 <Reply>No.</Reply></Option>\n<Option>2</Option>';
    expect(said(`<Choice id="a">\nWhich?\n\n${options}\n\n${solution}\n</Choice>`)).toEqual([
      '<Choice>: needs one <Option right>; it has 0.',
      '<Choice>: each <Option> needs one <Reply>: what to say to a reader who chose it.',
    ]);
  });

  test('that has nothing to say to a wrong number', () => {
    expect(
      said(
        `<NumberAnswer id="a" answer={2}>\nHow many?\n\n<Right>Two.</Right>\n\n${solution}\n</NumberAnswer>`,
      ),
    ).toEqual(['<NumberAnswer>: needs one <Slip> without a value: what to say to any other wrong number.']);
  });

  test('about a figure that is not in the lesson', () => {
    const parts = `<Right>Two.</Right>\n<Slip>Look again.</Slip>\n\n${solution}`;
    expect(
      said(
        `<Figure id="saturation" />\n\n<FigureAnswer id="a" figure="satration" from={1} to={2}>\nHow many?\n\n${parts}\n</FigureAnswer>`,
      ),
    ).toEqual([
      '<FigureAnswer>: figure "satration" is not in this lesson, so no reader could run it. Did you mean "saturation"? Figures here are: saturation.',
    ]);
  });

  test('of code without starter, tests or model', () => {
    expect(said(`<CodeCell id="a">\nWrite it.\n\n${solution}\n</CodeCell>`)).toEqual([
      '<CodeCell>: needs a fence ```js starter.',
      '<CodeCell>: needs a fence ```js tests.',
      '<CodeCell>: its <Solution> needs a fence with the model code.',
    ]);
  });

  const formula = (attributes: string, slip = '') =>
    said(
      `<Formula id="a" ${attributes}>\nWhich?\n\n<Right>Yes.</Right>\n${slip}<Slip>No.</Slip>\n\n${solution}\n</Formula>`,
    );

  test('whose formula cannot be read, or has no value in its domain', () => {
    expect(formula('answer="x^2" over={{ x: [-1, 1] }}')).toEqual([]);
    expect(formula('answer="y^2" over={{ x: [-1, 1] }}')[0]).toContain('"answer" is no formula: “y” has no');
    expect(formula('answer="x^2" over={[-1, 1]}')[0]).toContain('as over={{ x: [-4, 4] }}');
    expect(formula('answer="sqrt(x)" over={{ x: [-1, 1] }}')[0]).toContain('its answer has no value at x = ');
  });

  test('whose answer is not the derivative it says, or whose slip is right', () => {
    const right = 'answer="2x" derivativeOf="x^2" over={{ x: [-1, 1] }}';
    expect(formula(right)).toEqual([]);
    expect(formula(right.replace('2x', '3x'))[0]).toContain('no derivative of "derivativeOf": at x = ');
    expect(formula(right, '<Slip formula="x + x">No.</Slip>\n')).toEqual([
      '<Formula>: this slip is the same function as the right answer.',
    ]);
    expect(formula('answer="2x" derivativeOf="x^2 y" over={{ x: [-1, 1], y: [0, 1] }}')[0]).toContain(
      '"by" must name',
    );
  });
});

test('a question with drawn numbers needs them in its text, and formulas that can be computed', () => {
  const drawn = (attributes: string, text = '<Drawn of="n" />', slip = '') =>
    said(
      `<NumberAnswer id="a" ${attributes}>\nWhat is the square of ${text}?\n\n<Right>Yes.</Right>\n${slip}<Slip>No.</Slip>\n\n${solution}\n</NumberAnswer>`,
    );
  const right = 'answer="n^2" numbers={{ n: [3, 9] }}';
  expect(drawn(right, undefined, '<Slip formula="2n">Twice.</Slip>\n')).toEqual([]);
  expect(drawn('answer={9}', '3')).toEqual([]);
  expect(drawn('answer="n^2" numbers={{ n: 3 }}')[0]).toContain('must say from where to where');
  expect(drawn('answer="m^2" numbers={{ n: [3, 9] }}')[0]).toContain('“m” has no meaning');
  expect(drawn('answer="1/(n - 4)" numbers={{ n: [3, 9] }}')[0]).toContain('has no value where {"n":4}');
  expect(drawn(right, '3')[0]).toContain('shows none of its numbers');
  expect(drawn('answer={9}')[0]).toContain('and there is none');
});

test('drawn numbers are the same for a seed, inside their range and on their steps', () => {
  const ranges = { n: [3, 9], p: [0.1, 0.9, 0.1] };
  const draws = Array.from({ length: 200 }, (_, seed) => drawNumbers(ranges, seed));
  expect(draws).toEqual(Array.from({ length: 200 }, (_, seed) => drawNumbers(ranges, seed)));
  expect(new Set(draws.map(({ n }) => n))).toEqual(new Set([3, 4, 5, 6, 7, 8, 9]));
  expect([...new Set(draws.map(({ p }) => p))].toSorted()).toEqual([
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
  ]);
});

test('steps to order are at least three, and shuffled alike in every build', () => {
  const order = (count: number) =>
    `<Order id="a">\nOrder.\n\n${Array.from({ length: count }, (_, i) => `<Step>\nStep ${i + 1}.\n</Step>\n\n`).join('')}${solution}\n</Order>`;
  expect(said(order(3))).toEqual([]);
  expect(said(order(2))[0]).toContain('at least three <Step>s');
  const places = (): unknown[] => {
    const parsed = parseText('content/lessons/undergraduate/bend.mdx', order(5));
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    const [exercise] = parsed.tree.children;
    if (exercise?.type !== 'mdxJsxFlowElement') throw new Error('no exercise');
    shuffleSteps(exercise, 'a');
    return exercise.children.flatMap((child) =>
      'name' in child && child.name === 'Step'
        ? child.attributes.flatMap((each) => (each.type === 'mdxJsxAttribute' ? [readAttribute(each)] : []))
        : [],
    );
  };
  expect(places().toSorted()).toEqual([1, 2, 3, 4, 5]);
  expect(places()).not.toEqual([1, 2, 3, 4, 5]);
  expect(places()).toEqual(places());
});

test('steps are right as far as they follow', () => {
  expect(rightSoFar([1, 2, 3])).toBe(3);
  expect(rightSoFar([1, 3, 2])).toBe(1);
  expect(rightSoFar([2, 1, 3])).toBe(0);
});

test('a graph that cannot be computed, and one with nothing to fill in, are refused', () => {
  const graph = (lines: string, attributes = '') =>
    said(`<Graph id="a" ${attributes}>\nGo.\n\n\`\`\`text graph\n${lines}\n\`\`\`\n\n${solution}\n</Graph>`);
  expect(graph('x = 1\nz = 2x')).toEqual([]);
  expect(graph('x = 1\nz = 2y')[0]).toContain('its graph, line 2: “y” has no meaning');
  expect(graph('x = 1\nz = 2x', 'given="z"')).toEqual(['<Graph>: leaves nothing to fill in.']);
  expect(graph('x = 1\nz = 2x', 'given="y"')).toEqual(['<Graph>: "given" names y, which is no node of it.']);
  expect(said(`<Graph id="a">\nGo.\n\n${solution}\n</Graph>`)[0]).toContain('needs a fence');
});

test('the examples of every kind are what an author may write', () => {
  const file = 'content/exercise-kinds.mdx';
  const parsed = parseText(file, readFileSync(file, 'utf8'));
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  expect(checkExercises(file, parsed.tree)).toEqual([]);
});
