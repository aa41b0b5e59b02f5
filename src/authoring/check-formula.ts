/** A <Formula> that no reader could answer: unreadable, without a domain, undefined in it, or no derivative of what it says. */
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { findDifference, samplePoints, type Domain } from '../numerics/formula/compare.ts';
import { FormulaError } from '../numerics/formula/formula-error.ts';
import { isConstant, isFunction } from '../numerics/formula/names.ts';
import { readFormula, type Formula } from '../numerics/formula/parse.ts';
import { readAttribute } from './attribute.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Complain = (message: string, at?: Element) => void;

export function checkFormula(exercise: Element, slips: readonly Element[], complain: Complain): void {
  const over = attribute(exercise, 'over');
  // Its absence is said where attributes are checked.
  if (!over || !attribute(exercise, 'answer')) return;
  const domain = readDomain(over);
  if (!domain) {
    complain('"over" must say from where to where each variable goes, as over={{ x: [-4, 4] }}.');
    return;
  }
  for (const name of Object.keys(domain))
    if (isFunction(name) || isConstant(name)) complain(`a variable cannot be called "${name}".`);
  const read = (name: string, element: Element = exercise): Formula | undefined => {
    const found = attribute(element, name);
    if (!found) return undefined;
    const said = readAttribute(found);
    try {
      return readFormula(typeof said === 'string' ? said : '', Object.keys(domain));
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      complain(`"${name}" is no formula: ${error.message}`, element);
      return undefined;
    }
  };

  const answer = read('answer');
  if (!answer) return;
  const gap = samplePoints(domain).find((at) => !Number.isFinite(answer.evaluate(at)));
  if (gap) {
    complain(`its answer has no value at ${words(gap)}. Choose "over" so that it has one everywhere.`);
    return;
  }
  checkDerivative(exercise, answer, read('derivativeOf'), domain, complain);
  for (const slip of slips) {
    const formula = read('formula', slip);
    if (formula && !findDifference(formula, answer, domain))
      complain('this slip is the same function as the right answer.', slip);
  }
}

/** The answer against central differences. */
function checkDerivative(
  exercise: Element,
  answer: Formula,
  of: Formula | undefined,
  domain: Domain,
  complain: Complain,
): void {
  if (!of) return;
  const names = Object.keys(domain);
  const said = attribute(exercise, 'by');
  const by = said ? readAttribute(said) : names.length === 1 ? names[0] : undefined;
  if (typeof by !== 'string' || !names.includes(by)) {
    complain(`"by" must name the variable by which it is derived: ${names.join(', ')}.`);
    return;
  }
  const h = 1e-5;
  for (const at of samplePoints(domain)) {
    const x = at[by] ?? NaN;
    const slope = (of.evaluate({ ...at, [by]: x + h }) - of.evaluate({ ...at, [by]: x - h })) / (2 * h);
    const given = answer.evaluate(at);
    // A point within h of a kink has no slope to compare with; seeded points do not land there by chance twice.
    if (Math.abs(slope - given) <= 1e-5 * Math.max(1, Math.abs(given))) continue;
    complain(
      `its answer is no derivative of "derivativeOf": at ${words(at)} the slope is ${slope.toPrecision(4)}, the answer ${given.toPrecision(4)}.`,
    );
    return;
  }
}

const words = (at: Readonly<Record<string, number>>): string =>
  Object.entries(at)
    .map(([name, value]) => `${name} = ${value.toPrecision(3)}`)
    .join(', ');

function attribute(element: Element, name: string): MdxJsxAttribute | undefined {
  return element.attributes.find(
    (each): each is MdxJsxAttribute => each.type === 'mdxJsxAttribute' && each.name === name,
  );
}

/** `{{ x: [-4, 4] }}`, or undefined where it says anything else. */
function readDomain({ value }: MdxJsxAttribute): Domain | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const statement = value.data?.estree?.body[0];
  const object = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (object?.type !== 'ObjectExpression' || object.properties.length === 0) return undefined;
  const domain: Record<string, [number, number]> = {};
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return undefined;
    if (property.value.type !== 'ArrayExpression') return undefined;
    const [from, to, ...more] = property.value.elements.map((end) =>
      end?.type === 'UnaryExpression' && end.operator === '-' && end.argument.type === 'Literal'
        ? -Number(end.argument.value)
        : end?.type === 'Literal'
          ? Number(end.value)
          : NaN,
    );
    if (from === undefined || to === undefined || more.length > 0 || !(from < to)) return undefined;
    domain[property.key.name] = [from, to];
  }
  return domain;
}
