/** Whether a symbol stands in a formula, by their TeX. The checks of lessons ask it, and the page where it explains symbols. */

interface Sign {
  readonly name: string;
  /** Of an index or a power: what it is made of. */
  readonly inside: readonly Sign[];
}

/** An index or a power as a whole, a word of letters, a command, or a single sign. */
const pattern =
  /([_^])\s*(?:\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}|(\\[a-zA-Z]+|\S))|\\(?:operatorname\*?|text\w*|mathrm|mathbf|mathbb|mathcal)\s*\{[^{}]*\}|\\[a-zA-Z]+|\\.|[^\s{}]/g;

/** What names a formula or only sets spaces. */
const silent =
  /\\(?:label|tag)\{[^{}]*\}|\\(?:left|right|[bB]igg?[lrm]?|q?quad|displaystyle|textstyle)(?![a-zA-Z])|\\[,;:!> ]|&/g;

function signsOf(tex: string): readonly Sign[] {
  return [...tex.replace(silent, ' ').matchAll(pattern)].map(([sign, raised, group, single]) => ({
    name: raised ?? sign.replace(/\s/g, ''),
    inside: raised === undefined ? [] : signsOf(group ?? single ?? ''),
  }));
}

const write = (signs: readonly Sign[]): string =>
  signs.map(({ name, inside }) => (inside.length > 0 ? `${name}{${write(inside)}}` : name)).join(' ');

/** One text for all ways to write a symbol: `h_l` and `h_{ l }`. */
export const symbolName = (tex: string): string => write(signsOf(tex));

/**
 * A symbol ends where its index ends: `w` does not stand in `w_1`. But $W_l$ stands in `W_{l+1}` and in `W_{l,i}`, since those are the
 * same with another index.
 */
export function standsIn(symbol: string, formula: string): boolean {
  const wanted = signsOf(symbol);
  return wanted.length > 0 && holds(signsOf(formula), wanted);
}

function holds(found: readonly Sign[], wanted: readonly Sign[]): boolean {
  return (
    found.some(
      (_, at) =>
        wanted.every((sign, step) => isSame(found[at + step], sign)) &&
        (found[at + wanted.length]?.name !== '_' || wanted.at(-1)?.name === '_'),
    ) || found.some(({ inside }) => holds(inside, wanted))
  );
}

function isSame(found: Sign | undefined, wanted: Sign): boolean {
  if (found?.name !== wanted.name) return false;
  const [there, here] = [found.inside, wanted.inside];
  if (!here.every((sign, at) => isSame(there[at], sign))) return false;
  const next = there[here.length]?.name;
  return next === undefined || (wanted.name === '_' && /^[-+,]$/.test(next));
}
