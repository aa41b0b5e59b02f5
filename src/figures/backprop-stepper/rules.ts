/** The kinds of single steps through a network, each with its rule, its rule in numbers, and the slips it invites. */
import { significant, trueMinus } from '../../figure-kit/format.ts';
import type { HandChain } from '../../networks/hand-chain.ts';

export type StepKey = keyof HandChain;

export interface Slip {
  readonly value: number;
  readonly words: string;
}

export interface ChainStep {
  readonly key: StepKey;
  readonly stage: 'forward' | 'local slopes' | 'backward';
  readonly symbol: string;
  readonly rule: string;
  /** The rule with the numbers put in. */
  readonly numbers: string;
  readonly value: number;
  readonly slips: readonly Slip[];
}

/** Three decimals at most: 0.64, −1.5, 2·10⁻⁴. */
export function short(value: number): string {
  const rounded = Number(value.toFixed(3)) + 0;
  return rounded === 0 && value !== 0 ? significant(value, 1) : trueMinus(String(rounded));
}
export const inBrackets = (value: number): string => (value < 0 ? `(${short(value)})` : short(value));
const product = (...factors: readonly number[]): string => factors.map(inBrackets).join(' · ');

export type Pair = readonly [number, number];

export function sum(
  key: StepKey,
  symbol: string,
  rule: string,
  first: Pair,
  second: Pair,
  bias: number,
  value: number,
): ChainStep {
  const numbers = `${product(...first)} + ${product(...second)} + ${inBrackets(bias)}`;
  return { key, stage: 'forward', symbol, rule, numbers, value, slips: sumSlips(first, second, bias) };
}

export function sumSlips([w1, x1]: Pair, [w2, x2]: Pair, bias: number): readonly Slip[] {
  const whole = w1 * x1 + w2 * x2 + bias;
  return [
    { value: whole - bias, words: 'Both products are there. The bias is missing.' },
    { value: whole - 2 * bias, words: 'The bias has its sign turned.' },
    { value: whole - w2 * x2, words: 'The second product is missing.' },
    { value: whole - w1 * x1, words: 'The first product is missing.' },
    { value: whole - 2 * w2 * x2, words: 'Mind the sign of the second product.' },
    { value: whole - 2 * w1 * x1, words: 'Mind the sign of the first product.' },
    { value: -whole, words: 'The size is right, the sign is not.' },
  ];
}

export function applied(
  key: StepKey,
  symbol: string,
  rule: string,
  f: string,
  z: number,
  value: number,
  slopeThere: number,
): ChainStep {
  return {
    key,
    stage: 'forward',
    symbol,
    rule,
    numbers: `${f}(${short(z)})`,
    value,
    slips: [
      { value: z, words: 'That is the sum before the unit. Put it through the activation.' },
      { value: -z, words: 'An activation is not a change of sign: a rectifier keeps a number or writes 0.' },
      { value: slopeThere, words: 'That is the slope of the activation there. Its value is asked.' },
    ],
  };
}

export function slope(key: StepKey, symbol: string, z: number, value: number, there: number): ChainStep {
  return {
    key,
    stage: 'local slopes',
    symbol,
    rule: 'the slope of the unit where it stands',
    numbers: `f′(${short(z)})`,
    value,
    slips: [
      { value: there, words: 'That is the value f(z). The slope f′(z) is asked.' },
      { value: z, words: 'That is z. How steep is the activation there?' },
      {
        value: 1 - value,
        words: 'Look again at the sign of z: is the unit on its steep side or its flat one?',
      },
    ],
  };
}

export function same(
  key: StepKey,
  symbol: string,
  upstream: string,
  value: number,
  words: string,
): ChainStep {
  const slips = [
    { value: 0, words },
    { value: 1, words: 'That is the local slope. Multiply the gradient that comes from behind by it.' },
    { value: -value, words: 'The size is right, the sign is not.' },
  ];
  return {
    key,
    stage: 'backward',
    symbol,
    rule: `${upstream} · 1`,
    numbers: `${inBrackets(value)} · 1`,
    value,
    slips,
  };
}

export function times(
  key: StepKey,
  symbol: string,
  [upstream, gradient]: readonly [string, number],
  [local, factor]: readonly [string, number],
  known: readonly Slip[],
): ChainStep {
  return {
    key,
    stage: 'backward',
    symbol,
    rule: `${upstream} · ${local}`,
    numbers: product(gradient, factor),
    value: gradient * factor,
    slips: [
      ...known,
      { value: factor, words: `That is the local slope ${local} alone. Multiply it by ${upstream}.` },
      { value: gradient, words: `That is ${upstream}, handed on unchanged. Multiply it by ${local}.` },
      { value: gradient + factor, words: 'Along a path slopes are multiplied, not added.' },
      { value: -gradient * factor, words: 'The size is right, the sign is not.' },
    ],
  };
}

export function paths(
  key: StepKey,
  symbol: string,
  [w1, w2]: readonly [string, string],
  first: Pair,
  second: Pair,
  value: number,
): ChainStep {
  const [one, two] = [first[0] * first[1], second[0] * second[1]];
  return {
    key,
    stage: 'backward',
    symbol,
    rule: `∂L/∂z₁ · ${w1} + ∂L/∂z₂ · ${w2}`,
    numbers: `${product(...first)} + ${product(...second)}`,
    value,
    slips: [
      { value: one, words: 'That is the path through the first unit. There is a second path: add it.' },
      { value: two, words: 'That is the path through the second unit. There is a first path: add it.' },
      { value: one * two, words: 'Along a path slopes are multiplied; different paths are added.' },
      { value: -value, words: 'The size is right, the sign is not.' },
    ],
  };
}
