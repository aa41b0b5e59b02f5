/** From a formula as people write it, `2x² σ(x)(1−σ(x))`, to one that a parser reads: products and brackets written out. */
import { FormulaError } from './formula-error.ts';
import { isConstant, isFunction, sameName } from './names.ts';

type Kind = 'number' | 'name' | 'function' | 'open' | 'close' | 'operator';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const pattern =
  /\s*(\d+\.?\d*(?:e-?\d+(?![\p{L}_]))?|\.\d+|[\p{L}][\p{L}\d_]*|\*\*|<=|>=|[-+*/^<>()[\],|])/uy;

/**
 * @param variables names that the formula may use
 * @throws FormulaError with what to mend
 */
export function spellOut(text: string, variables: readonly string[]): string {
  const tokens: Token[] = [];
  let bars = 0;
  for (const raw of split(plainSigns(text))) {
    const before = tokens.at(-1);
    const operand = before !== undefined && isOperand(before);
    if (raw === '|') {
      // A bar closes what was opened once there is something in between.
      const closes = operand && bars > 0;
      bars += closes ? -1 : 1;
      if (closes) tokens.push({ kind: 'close', text: ')' });
      else pushFactor(tokens, { kind: 'function', text: 'abs' }, { kind: 'open', text: '(' });
    } else if (/^[\p{L}]/u.test(raw)) pushFactor(tokens, ...named(raw, variables));
    else if (/^[\d.]/.test(raw)) tokens.push({ kind: 'number', text: raw });
    else if (raw === '(' || raw === '[') {
      if (before?.kind === 'function') tokens.push({ kind: 'open', text: raw });
      else pushFactor(tokens, { kind: 'open', text: raw });
    } else if (raw === ')' || raw === ']') tokens.push({ kind: 'close', text: raw });
    else {
      if (before?.kind === 'function') throw bracketsMissing(before.text, raw);
      tokens.push({ kind: 'operator', text: raw === '**' ? '^' : raw });
    }
  }
  const last = tokens.at(-1);
  if (last?.kind === 'function') throw bracketsMissing(last.text);
  if (bars > 0) throw new FormulaError('A bar | is opened and not closed.');
  return tokens.map((token) => token.text).join(' ');
}

/** Puts a factor at the end, with the product that people leave out. */
function pushFactor(tokens: Token[], ...factors: Token[]): void {
  const before = tokens.at(-1);
  if (before?.kind === 'function') throw bracketsMissing(before.text);
  if (before && isOperand(before)) tokens.push({ kind: 'operator', text: '*' });
  tokens.push(...factors);
}

const isOperand = ({ kind }: Token): boolean => kind === 'number' || kind === 'name' || kind === 'close';

function split(text: string): string[] {
  const found: string[] = [];
  pattern.lastIndex = 0;
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match?.[1]) throw new FormulaError(`“${text.slice(at).trim().charAt(0)}” has no meaning here.`);
    found.push(match[1]);
  }
  return found;
}

function plainSigns(text: string): string {
  return text
    .replace(/\\(cdot|times)\b/g, '*')
    .replace(/\\(left|right)\b|\\[,;! ]|\$/g, '')
    .replaceAll('\\', '')
    .replace(/_\{(\w+)\}/g, '_$1')
    .replace(/[{]/g, '(')
    .replace(/[}]/g, ')')
    .replace(/[·⋅∙×]/g, '*')
    .replace(/[÷]/g, '/')
    .replace(/[−–‒]/g, '-')
    .replaceAll('≤', '<=')
    .replaceAll('≥', '>=')
    .replaceAll('√', 'sqrt')
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => {
      const digits = [...power.replace('⁻', '')].map((sign) => superscripts.indexOf(sign)).join('');
      return `^(${power.startsWith('⁻') ? '-' : ''}${digits})`;
    });
}

/** One name, or a product of variables that were written together: `wx`. */
function named(raw: string, variables: readonly string[]): Token[] {
  const name = Object.hasOwn(sameName, raw) ? (sameName[raw] ?? raw) : raw;
  if (variables.includes(name) || isConstant(name)) return [{ kind: 'name', text: name }];
  if (isFunction(name)) return [{ kind: 'function', text: name }];
  const letters = [...raw].map((letter) => sameName[letter] ?? letter);
  if (letters.length > 1 && letters.every((letter) => variables.includes(letter)))
    return letters.flatMap((letter, at): Token[] => [
      ...(at > 0 ? [{ kind: 'operator', text: '*' } as const] : []),
      { kind: 'name', text: letter },
    ]);
  throw new FormulaError(
    `“${raw}” has no meaning here. The formula is in ${variables.join(', ')}, and may use exp, ln, sqrt, max, tanh, σ and so on.`,
  );
}

function bracketsMissing(name: string, next = ''): FormulaError {
  return new FormulaError(
    next === '^'
      ? `Put the power behind the brackets: ${name}(…)^2.`
      : `What is ${name} of? Write it with brackets: ${name}(…).`,
  );
}
