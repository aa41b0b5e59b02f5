import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { readAttribute } from './attribute.ts';
import { checkFormula } from './check-formula.ts';
import { checkGraph } from './check-graph.ts';
import { checkDrawn } from './drawn-numbers.ts';
import { exerciseKinds } from './component-rules.ts';
import { didYouMean, problem, startOfFile, type Problem } from './problem.ts';
import { checkTeachIt } from './check-teach-it.ts';
import { isFence } from './remark-exercises.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What makes an exercise useless to a reader: no answer, no reply to a slip, no solution, two of one name. */
export function checkExercises(file: string, tree: Root): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  const figures = elements(tree, (name) => name === 'Figure').map((node) => text(node, 'id'));
  for (const exercise of elements(tree, (name) => exerciseKinds.includes(name))) {
    const complain = (message: string, at: Element = exercise): void => {
      problems.push(problem(file, at.position?.start ?? startOfFile, `<${exercise.name}>: ${message}`));
    };
    const id = text(exercise, 'id');
    if (id !== undefined && ids.has(id)) complain(`there is another exercise "${id}" in this lesson.`);
    if (id !== undefined) ids.add(id);
    if (elements(exercise, (name) => name === 'Solution').length !== 1)
      complain('needs one <Solution>, the worked solution that folds open.');
    if (exercise.name === 'Choice') checkChoice(exercise, complain);
    if (exercise.name === 'NumberAnswer' || exercise.name === 'FigureAnswer')
      checkReplies(exercise, 'value', 'number', complain);
    checkDrawn(exercise, complain);
    if (exercise.name === 'Formula') {
      checkReplies(exercise, 'formula', 'formula', complain);
      checkFormula(
        exercise,
        elements(exercise, (name) => name === 'Slip'),
        complain,
      );
    }
    if (exercise.name === 'FigureAnswer') checkAsked(text(exercise, 'figure'), figures, complain);
    if (exercise.name === 'Order' && elements(exercise, (name) => name === 'Step').length < 3)
      complain('needs at least three <Step>s, written in the right order.');
    if (exercise.name === 'Graph') checkGraph(exercise, complain);
    if (exercise.name === 'Derive' && elements(exercise, (name) => name === 'Hint').length === 0)
      complain('needs at least one <Hint>.');
    if (exercise.name === 'CodeCell') checkFences(exercise, complain);
  }
  return [...problems, ...checkTeachIt(file, tree)];
}

type Complain = (message: string, at?: Element) => void;

function checkChoice(exercise: Element, complain: Complain): void {
  const options = elements(exercise, (name) => name === 'Option');
  const right = options.filter((option) =>
    option.attributes.some((each) => 'name' in each && each.name === 'right'),
  );
  if (options.length < 2) complain('needs at least two <Option>s.');
  if (right.length !== 1) complain(`needs one <Option right>; it has ${right.length}.`);
  for (const option of options)
    if (elements(option, (name) => name === 'Reply').length !== 1)
      complain('each <Option> needs one <Reply>: what to say to a reader who chose it.', option);
}

function checkReplies(exercise: Element, by: 'value' | 'formula', noun: string, complain: Complain): void {
  if (elements(exercise, (name) => name === 'Right').length !== 1)
    complain('needs one <Right>: why it is right.');
  const general = elements(exercise, (name) => name === 'Slip').filter(
    (slip) =>
      !slip.attributes.some((each) => 'name' in each && (each.name === by || each.name === 'formula')),
  );
  if (general.length !== 1)
    complain(`needs one <Slip> without a ${by}: what to say to any other wrong ${noun}.`);
}

function checkAsked(
  asked: string | undefined,
  figures: readonly (string | undefined)[],
  complain: Complain,
): void {
  if (asked === undefined || figures.includes(asked)) return;
  const there = figures.filter((each) => each !== undefined);
  complain(
    `figure "${asked}" is not in this lesson, so no reader could run it.${didYouMean(asked, there)} ` +
      `Figures here are: ${there.join(', ') || 'none'}.`,
  );
}

function checkFences(exercise: Element, complain: Complain): void {
  for (const name of ['starter', 'tests'])
    if (!exercise.children.some((child) => isFence(child, name))) complain(`needs a fence \`\`\`js ${name}.`);
  const [solution] = elements(exercise, (name) => name === 'Solution');
  if (solution && !solution.children.some((child) => child.type === 'code'))
    complain('its <Solution> needs a fence with the model code.', solution);
}

function elements(root: Root | Element, wanted: (name: string) => boolean): Element[] {
  const found: Element[] = [];
  visit(root, (node: Root | RootContent) => {
    if (node === root || (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement')) return;
    if (node.name && wanted(node.name)) found.push(node);
  });
  return found;
}

function text(node: Element, name: string): string | undefined {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  const value = attribute?.type === 'mdxJsxAttribute' ? readAttribute(attribute) : undefined;
  return typeof value === 'string' ? value : undefined;
}
