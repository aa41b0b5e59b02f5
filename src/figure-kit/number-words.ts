/** A number as the prose around it says it, the same when the page is built and while a figure moves. */
import { count, fixed, percent, significant } from './format.ts';

/** `percent` and `fixed` count decimals in `digits`, the others significant digits. */
export const numberFormats = ['plain', 'significant', 'fixed', 'percent', 'count'] as const;
export type NumberFormat = (typeof numberFormats)[number];

export interface NumberStyle {
  /** `plain` unless told: whole numbers whole, others with their significant digits. */
  readonly format?: NumberFormat | undefined;
  readonly digits?: number | undefined;
  readonly unit?: string | undefined;
}

export const isNumberFormat = (text: unknown): text is NumberFormat =>
  numberFormats.some((format) => format === text);

const thinSpace = '\u202f';

export function numberWords(value: number, { format = 'plain', digits, unit }: NumberStyle): string {
  const words = written(value, format, digits);
  return unit === undefined || unit === '' ? words : `${words}${thinSpace}${unit}`;
}

function written(value: number, format: NumberFormat, digits: number | undefined): string {
  switch (format) {
    case 'plain':
      return Number.isInteger(value) && Math.abs(value) < 1e6 ? count(value) : significant(value, digits);
    case 'significant':
      return significant(value, digits);
    case 'fixed':
      return fixed(value, digits ?? 2);
    case 'percent':
      return percent(value, digits);
    case 'count':
      return count(value);
  }
}
