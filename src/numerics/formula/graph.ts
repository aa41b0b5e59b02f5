/**
 * A computational graph, one node a line, `z = w x + b`: its values forward and, from the last node back, the derivative
 * of that last node by each. A number alone is an input.
 */
import { FormulaError } from './formula-error.ts';
import { readFormula, type Formula, type Values } from './parse.ts';

export interface GraphNode {
  readonly name: string;
  /** As the author wrote it. */
  readonly text: string;
  /** The nodes it is computed from; none where it is an input. */
  readonly from: readonly string[];
  readonly value: number;
  /** Derivative of the last node by this one. */
  readonly gradient: number;
}

interface Draft {
  readonly name: string;
  readonly text: string;
  readonly from: readonly string[];
  readonly formula: Formula;
}

/** @throws FormulaError whose message begins with the line in which the mistake is, counted from 1 */
export function readGraph(text: string): GraphNode[] {
  const drafts: Draft[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const fail = (message: string): never => {
      throw new FormulaError(`line ${index + 1}: ${message}`);
    };
    const [, name, formula] = /^\s*([\p{L}][\p{L}\d_]*)\s*=\s*(.+?)\s*$/u.exec(line) ?? [];
    if (name === undefined || formula === undefined) return fail('write a node as z = w x + b.');
    if (drafts.some((each) => each.name === name)) return fail(`there is another node "${name}".`);
    drafts.push(
      draftOf(
        name,
        formula,
        drafts.map((each) => each.name),
        fail,
      ),
    );
  }
  if (drafts.length < 2) throw new FormulaError('line 1: a graph has at least two nodes.');
  const values: Record<string, number> = {};
  for (const { name, formula } of drafts) values[name] = formula.evaluate(values);
  const gradients = backward(drafts, values);
  return drafts.map(({ name, text: own, from }) => {
    const [value, gradient] = [values[name] ?? NaN, gradients.get(name) ?? 0];
    if (!Number.isFinite(value)) throw new FormulaError(`line 1: node "${name}" has no value.`);
    return { name, text: own, from, value, gradient };
  });
}

function draftOf(
  name: string,
  text: string,
  known: readonly string[],
  fail: (message: string) => never,
): Draft {
  try {
    const formula = readFormula(text, known);
    // What a formula does not mention does not change it; what it mentions, it has read.
    const words = new Set(formula.spelt.split(/[^\p{L}\d_]+/u));
    return { name, text, formula, from: known.filter((each) => words.has(each)) };
  } catch (error) {
    if (error instanceof FormulaError) return fail(error.message);
    throw error;
  }
}

function backward(drafts: readonly Draft[], values: Values): Map<string, number> {
  const gradients = new Map<string, number>();
  const last = drafts.at(-1);
  if (last) gradients.set(last.name, 1);
  for (const { name, formula, from } of drafts.toReversed()) {
    const upstream = gradients.get(name) ?? 0;
    for (const source of from) {
      const local = slope(formula, values, source, name);
      gradients.set(source, (gradients.get(source) ?? 0) + upstream * local);
    }
  }
  return gradients;
}

/** A local derivative by differences, exact to about ten digits. @throws FormulaError at a kink */
function slope(formula: Formula, values: Values, by: string, name: string): number {
  const x = values[by] ?? NaN;
  const h = 1e-3 * Math.max(1, Math.abs(x));
  const at = (step: number) => formula.evaluate({ ...values, [by]: x + step });
  const [right, left] = [(at(1e-7) - at(0)) / 1e-7, (at(0) - at(-1e-7)) / 1e-7];
  if (!(Math.abs(right - left) <= 1e-3 * Math.max(1, Math.abs(right), Math.abs(left))))
    throw new FormulaError(`line 1: at these values node "${name}" has a kink in ${by}; choose others.`);
  // Richardson: three central differences, whose errors in h², h⁴ cancel.
  const central = (step: number) => (at(step) - at(-step)) / (2 * step);
  const [a, b, c] = [central(h), central(h / 2), central(h / 4)];
  const [ab, bc] = [(4 * b - a) / 3, (4 * c - b) / 3];
  const found = (16 * bc - ab) / 15;
  return Math.abs(found - Math.round(found)) < 1e-8 ? Math.round(found) : found;
}
