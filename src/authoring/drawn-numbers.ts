/** Questions whose numbers are drawn: `<NumberAnswer numbers={{ n: [3, 9] }} answer="n^2">` with `<Drawn of="n" />` in the text. */
import type { Expression } from 'estree';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { drawNumbers, type Ranges } from '../numerics/formula/draw.ts';
import { FormulaError } from '../numerics/formula/formula-error.ts';
import { isConstant, isFunction } from '../numerics/formula/names.ts';
import { readFormula } from '../numerics/formula/parse.ts';
import { readAttribute } from './attribute.ts';
import { literalAttribute } from './literal-attribute.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What a page shows before the reader asks for other numbers. */
export const firstSeed = 1;

/** Puts the first numbers into the text, the answer and the slips. What is wrong was said by checkDrawn. */
export function putNumbers(exercise: Element): void {
  const ranges = readRanges(exercise);
  if (!ranges) return;
  const values = drawNumbers(ranges, firstSeed);
  const compute = (formula: string): number => readFormula(formula, Object.keys(ranges)).evaluate(values);
  const answer = attribute(exercise, 'answer');
  const said = answer && readAttribute(answer);
  if (answer && typeof said === 'string') {
    exercise.attributes.splice(
      exercise.attributes.indexOf(answer),
      1,
      literalAttribute('answer', compute(said)),
    );
    exercise.attributes.push(literalAttribute('formula', said));
  }
  for (const [element, name] of formulasIn(exercise))
    element.attributes.push(literalAttribute('value', compute(name)));
}

export function checkDrawn(exercise: Element, complain: (message: string, at?: Element) => void): void {
  const drawn: Element[] = [];
  visit(exercise, (node) => {
    if ((node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'Drawn')
      drawn.push(node);
  });
  if (!attribute(exercise, 'numbers')) {
    for (const element of drawn) complain('<Drawn> shows what "numbers" draws, and there is none.', element);
    const answer = attribute(exercise, 'answer');
    if (exercise.name === 'NumberAnswer' && answer && typeof readAttribute(answer) === 'string')
      complain('an answer in quotes is a formula in what "numbers" draws, and there is none.');
    return;
  }
  const ranges = readRanges(exercise);
  if (!ranges) {
    complain(
      '"numbers" must say from where to where, and in which steps: numbers={{ n: [3, 9], p: [0.1, 0.9, 0.1] }}.',
    );
    return;
  }
  for (const name of Object.keys(ranges))
    if (isFunction(name) || isConstant(name)) complain(`a number cannot be called "${name}".`);
  if (drawn.length === 0) complain('its text shows none of its numbers: <Drawn of="n" />.');
  const answer = attribute(exercise, 'answer');
  const said = answer && readAttribute(answer);
  if (typeof said !== 'string') complain('with "numbers", "answer" must be a formula in quotes.');
  const formulas: [Element, string][] = [...formulasIn(exercise)];
  if (typeof said === 'string') formulas.push([exercise, said]);
  for (const [element, text] of formulas) {
    try {
      const formula = readFormula(text, Object.keys(ranges));
      const bad = Array.from({ length: 50 }, (_, at) => drawNumbers(ranges, firstSeed + at)).find(
        (values) => !Number.isFinite(formula.evaluate(values)),
      );
      if (bad) complain(`"${text}" has no value where ${JSON.stringify(bad)}.`, element);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      complain(`"${text}" is no formula: ${error.message}`, element);
    }
  }
}

/** Every <Drawn> and <Slip> that names a formula. */
function formulasIn(exercise: Element): [Element, string][] {
  const found: [Element, string][] = [];
  visit(exercise, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const named =
      node.name === 'Drawn'
        ? attribute(node, 'of')
        : node.name === 'Slip'
          ? attribute(node, 'formula')
          : undefined;
    const said = named && readAttribute(named);
    if (typeof said === 'string') found.push([node, said]);
  });
  return found;
}

function attribute(element: Element, name: string): MdxJsxAttribute | undefined {
  return element.attributes.find(
    (each): each is MdxJsxAttribute => each.type === 'mdxJsxAttribute' && each.name === name,
  );
}

function readRanges(exercise: Element): Ranges | undefined {
  const value = attribute(exercise, 'numbers')?.value;
  if (typeof value !== 'object' || value === null) return undefined;
  const statement = value.data?.estree?.body[0];
  const object = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (object?.type !== 'ObjectExpression' || object.properties.length === 0) return undefined;
  const ranges: Record<string, number[]> = {};
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return undefined;
    if (property.value.type !== 'ArrayExpression') return undefined;
    const ends = property.value.elements.map((end) =>
      end && end.type !== 'SpreadElement' ? numberOf(end) : NaN,
    );
    const [from = NaN, to = NaN, step = 1] = ends;
    if (ends.length > 3 || !(from < to) || !(step > 0)) return undefined;
    ranges[property.key.name] = ends;
  }
  return ranges;
}

function numberOf(end: Expression): number {
  if (end.type === 'UnaryExpression' && end.operator === '-') return -numberOf(end.argument);
  return end.type === 'Literal' && typeof end.value === 'number' ? end.value : NaN;
}
