import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { parseSetting, type Controls, type SettingValue } from '../figure-kit/controls.ts';
import { didYouMean, listed } from './problem.ts';
import { readAttribute } from './attribute.ts';

/** What the checks know of a figure: the file's default export has it, and more. */
export interface FigureEntry {
  readonly title: string;
  readonly controls: Controls;
}

/** Every figure there is, by its id. */
export type FigureCatalogue = Readonly<Record<string, FigureEntry>>;

/** Attributes of <Figure> that are about its place in the lesson, not settings of the figure. */
export const placementAttributes: readonly string[] = ['id', 'wide', 'caption', 'title', 'number'];

/** What is wrong with one attribute of `<Figure id="…">`, or nothing. */
export function checkSetting(
  id: string,
  figure: FigureEntry,
  attribute: MdxJsxAttribute,
): string | undefined {
  if (placementAttributes.includes(attribute.name)) return undefined;
  return checkValue(id, figure, attribute.name, readAttribute(attribute));
}

/** What is wrong with a value for a setting of that name, or nothing; undefined is one that cannot be read. */
export function checkValue(
  id: string,
  figure: FigureEntry,
  name: string,
  raw: SettingValue | undefined,
): string | undefined {
  if (!Object.hasOwn(figure.controls, name)) {
    const names = Object.keys(figure.controls);
    return `figure "${id}" has no setting "${name}".${didYouMean(name, names)} ${listed('Its settings', names)}`;
  }
  if (raw === undefined)
    return `figure "${id}": "${name}" must be a plain value such as {12}, "relu" or {true}, not a calculation.`;
  const parsed = parseSetting(figure.controls[name], raw);
  return parsed.ok
    ? undefined
    : `figure "${id}": "${name}" is ${JSON.stringify(raw)}; it must be ${parsed.expected}.`;
}
