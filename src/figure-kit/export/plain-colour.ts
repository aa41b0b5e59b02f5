/**
 * A computed colour as every drawing program reads it: #16171a, with its opacity apart. Browsers compute `rgb(…)`,
 * `rgba(…)` and, for mixed colours, `color(srgb …)`.
 */
export interface PlainColour {
  readonly colour: string;
  readonly opacity: number;
}

/** Undefined for what is no colour (`none`, `url(#…)`). */
export function plainColour(computed: string): PlainColour | undefined {
  const call = /^(rgba?|color)\(\s*(?:srgb\s+)?([^)]*)\)$/.exec(computed);
  if (!call) return undefined;
  const [red, green, blue, alpha = 1] = (call[2] ?? '').split(/[\s,/]+/).map(numberOf);
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  const scale = call[1] === 'color' ? 255 : 1;
  return { colour: `#${[red, green, blue].map((part) => hex(part * scale)).join('')}`, opacity: alpha };
}

const numberOf = (text: string): number =>
  text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);

const hex = (value: number): string =>
  Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0');
