/** Numbers in the prose and a figure's controls among them: what can be judged without computing anything. */
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { numberFormats, isNumberFormat } from '../figure-kit/number-words.ts';
import { readAttribute, readRecord } from './attribute.ts';
import type { Complain } from './check-components.ts';
import { checkValue } from './check-figure.ts';
import type { Known } from './known.ts';
import { didYouMean, listed } from './problem.ts';

const proseNames = ['Value', 'Computed', 'Control'] as const;
type ProseName = (typeof proseNames)[number];
export const isProse = (name: string): name is ProseName => proseNames.some((each) => each === name);

/** Kinds of controls that fit into a sentence. */
const inSentence: readonly string[] = ['range', 'integer', 'seed', 'choice', 'toggle'];

export function checkProse(
  name: ProseName,
  attributes: readonly MdxJsxAttribute[],
  figuresHere: ReadonlySet<string>,
  known: Known,
  complain: Complain,
): void {
  const attribute = (wanted: string) => attributes.find((each) => each.name === wanted);
  const text = (wanted: string): string | undefined => {
    const found = attribute(wanted);
    if (!found) return undefined;
    const said = readAttribute(found);
    if (typeof said === 'string' && said !== '') return said;
    complain(`<${name}>: "${wanted}" must be a name in quotes.`, found);
    return undefined;
  };
  const of = attribute('of');
  const target = text('of');
  if (name === 'Computed' || !of || target === undefined) return;
  const figure = Object.hasOwn(known.figures, target) ? known.figures[target] : undefined;
  if (!figure) {
    const names = Object.keys(known.figures);
    complain(`unknown figure "${target}".${didYouMean(target, names)} ${listed('Figures', names)}`, of);
    return;
  }
  const at = attribute('at');
  if (!at && !figuresHere.has(target)) {
    const remedy =
      name === 'Value'
        ? ' Put it there, or say at which settings: at={{ … }}; at={{}} are its defaults.'
        : '';
    complain(`<${name}>: figure "${target}" does not stand in this lesson.${remedy}`, of);
  }
  if (name === 'Control') {
    const key = text('name');
    const place = attribute('name');
    if (key === undefined || !place) return;
    const control = Object.hasOwn(figure.controls, key) ? figure.controls[key] : undefined;
    if (!control) {
      const names = Object.keys(figure.controls);
      complain(
        `figure "${target}" has no control "${key}".${didYouMean(key, names)} ${listed('Its controls', names)}`,
        place,
      );
    } else if (!inSentence.includes(control.kind))
      complain(
        `the control "${key}" of figure "${target}" is a ${control.kind}, which does not fit into a sentence.`,
        place,
      );
    return;
  }
  text('reads');
  const format = attribute('format');
  if (format && !isNumberFormat(readAttribute(format)))
    complain(
      `<Value>: "format" must be one of ${numberFormats.map((each) => `"${each}"`).join(', ')}.`,
      format,
    );
  if (!at) return;
  const settings = readRecord(at);
  if (!settings) {
    complain('<Value>: "at" must be plain settings such as at={{ depth: 20 }}.', at);
    return;
  }
  for (const [key, value] of Object.entries(settings)) {
    const message = checkValue(target, figure, key, value);
    if (message) complain(message, at);
  }
}
