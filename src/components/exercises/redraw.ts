/** Puts other numbers into a question: into its text, its answer and its slips. Loaded when a reader asks for them. */
import { drawNumbers, type Ranges } from '../../numerics/formula/draw.ts';
import { readFormula } from '../../numerics/formula/parse.ts';
import { around, printNumber } from './number.ts';

export function redraw(exercise: HTMLElement, form: HTMLFormElement, seed: number): void {
  const ranges = readRanges(form.dataset['numbers'] ?? '{}');
  const values = drawNumbers(ranges, seed);
  const compute = (formula = ''): number => readFormula(formula, Object.keys(ranges)).evaluate(values);
  const show = (root: ParentNode): void => {
    for (const place of root.querySelectorAll<HTMLElement>('[data-drawn]'))
      place.textContent = printNumber(compute(place.dataset['drawn']));
    // What is said to an answer waits in templates, whose content is no part of the page.
    for (const template of root.querySelectorAll('template')) show(template.content);
  };
  show(exercise);
  const { from, to } = around(compute(form.dataset['formula']), Number(form.dataset['within'] ?? 0));
  form.dataset['from'] = String(from);
  form.dataset['to'] = String(to);
  for (const slip of form.querySelectorAll<HTMLTemplateElement>('template[data-formula]'))
    slip.dataset['value'] = String(compute(slip.dataset['formula']));
}

function readRanges(json: string): Ranges {
  const read: unknown = JSON.parse(json);
  return Object.fromEntries(
    Object.entries(typeof read === 'object' && read !== null ? read : {}).map(
      ([name, range]: [string, unknown]) => [name, Array.isArray(range) ? range.map(Number) : []],
    ),
  );
}
