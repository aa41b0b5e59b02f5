/**
 * The way through a 2–2–1 network in single steps, each with its rule, its rule in numbers, and the wrong values that
 * one easily comes to, with what went wrong.
 */
import type { Activation } from '../../activations/activation.ts';
import { significant, trueMinus } from '../../figure-kit/format.ts';
import type { HandChain, HandNetwork } from '../../networks/hand-chain.ts';

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
const inBrackets = (value: number): string => (value < 0 ? `(${short(value)})` : short(value));
const product = (...factors: readonly number[]): string => factors.map(inBrackets).join(' · ');

/** In the order in which a person goes: forward, the slopes that lie ready, then back, a product a step. */
export function chainSteps(n: HandNetwork, k: HandChain, activation: Activation): readonly ChainStep[] {
  const f = activation.id === 'relu' ? 'relu' : 'f';
  return [
    sum('z1', 'z₁', 'w₁₁x₁ + w₁₂x₂ + b₁', [n.w11, n.x1], [n.w12, n.x2], n.b1, k.z1),
    applied('a1', 'a₁', `${f}(z₁)`, f, k.z1, k.a1, k.slope1),
    sum('z2', 'z₂', 'w₂₁x₁ + w₂₂x₂ + b₂', [n.w21, n.x1], [n.w22, n.x2], n.b2, k.z2),
    applied('a2', 'a₂', `${f}(z₂)`, f, k.z2, k.a2, k.slope2),
    {
      ...sum('y', 'y', 'v₁a₁ + v₂a₂ + c', [n.v1, k.a1], [n.v2, k.a2], n.c, k.y),
      slips: [
        { value: n.v1 * k.z1 + n.v2 * k.z2 + n.c, words: 'You used z₁ and z₂. The output sees a₁ and a₂.' },
        ...sumSlips([n.v1, k.a1], [n.v2, k.a2], n.c),
      ],
    },
    {
      key: 'loss',
      stage: 'forward',
      symbol: 'L',
      rule: '½(y − t)²',
      numbers: `½ · (${short(k.y)} − ${inBrackets(n.t)})²`,
      value: k.loss,
      slips: [
        { value: 2 * k.loss, words: 'That is the square. The loss has a ½ in front of it.' },
        { value: k.dy, words: 'That is y − t. Square it, and take half.' },
        { value: k.dy / 2, words: 'That is half of y − t, without the square.' },
        { value: -k.loss, words: 'A square is never negative.' },
      ],
    },
    {
      key: 'dy',
      stage: 'local slopes',
      symbol: '∂L/∂y',
      rule: 'y − t',
      numbers: `${short(k.y)} − ${inBrackets(n.t)}`,
      value: k.dy,
      slips: [
        { value: -k.dy, words: 'The sign is turned: it is y − t, what was said minus what is so.' },
        { value: 2 * k.dy, words: 'The ½ of the loss cancels the 2 of the square.' },
        { value: k.loss, words: 'That is the loss itself. Its slope is asked.' },
      ],
    },
    slope('slope1', 'f′(z₁)', k.z1, k.slope1, k.a1),
    slope('slope2', 'f′(z₂)', k.z2, k.slope2, k.a2),
    same('dc', '∂L/∂c', '∂L/∂y', k.dy, 'c is added to y as it is, so its local slope is 1.'),
    times(
      'dv1',
      '∂L/∂v₁',
      ['∂L/∂y', k.dy],
      ['a₁', k.a1],
      [
        { value: k.dy * k.z1, words: 'You used z₁. What v₁ multiplies on the way forward is a₁.' },
        { value: k.dy * n.v1, words: 'That is the gradient at a₁. v₁ itself is multiplied by a₁.' },
      ],
    ),
    times(
      'dv2',
      '∂L/∂v₂',
      ['∂L/∂y', k.dy],
      ['a₂', k.a2],
      [
        { value: k.dy * k.z2, words: 'You used z₂. What v₂ multiplies on the way forward is a₂.' },
        { value: k.dy * n.v2, words: 'That is the gradient at a₂. v₂ itself is multiplied by a₂.' },
      ],
    ),
    times(
      'da1',
      '∂L/∂a₁',
      ['∂L/∂y', k.dy],
      ['v₁', n.v1],
      [{ value: k.dy * k.a1, words: 'That is the gradient at v₁. a₁ itself is multiplied by v₁.' }],
    ),
    times(
      'dz1',
      '∂L/∂z₁',
      ['∂L/∂a₁', k.da1],
      ['f′(z₁)', k.slope1],
      [{ value: k.da1 * k.a1, words: 'You multiplied by the value f(z₁). The slope f′(z₁) belongs here.' }],
    ),
    times(
      'dw11',
      '∂L/∂w₁₁',
      ['∂L/∂z₁', k.dz1],
      ['x₁', n.x1],
      [
        {
          value: k.dz1 * n.w11,
          words: 'w₁₁ itself is multiplied by the input x₁, so x₁ is its local slope.',
        },
        { value: k.da1 * n.x1, words: 'The gradient at a₁ must pass the unit first: begin with ∂L/∂z₁.' },
      ],
    ),
    times(
      'dw12',
      '∂L/∂w₁₂',
      ['∂L/∂z₁', k.dz1],
      ['x₂', n.x2],
      [
        {
          value: k.dz1 * n.w12,
          words: 'w₁₂ itself is multiplied by the input x₂, so x₂ is its local slope.',
        },
        { value: k.da1 * n.x2, words: 'The gradient at a₁ must pass the unit first: begin with ∂L/∂z₁.' },
      ],
    ),
    same('db1', '∂L/∂b₁', '∂L/∂z₁', k.dz1, 'b₁ is added to z₁ as it is, so its local slope is 1.'),
    times(
      'da2',
      '∂L/∂a₂',
      ['∂L/∂y', k.dy],
      ['v₂', n.v2],
      [{ value: k.dy * k.a2, words: 'That is the gradient at v₂. a₂ itself is multiplied by v₂.' }],
    ),
    times(
      'dz2',
      '∂L/∂z₂',
      ['∂L/∂a₂', k.da2],
      ['f′(z₂)', k.slope2],
      [{ value: k.da2 * k.a2, words: 'You multiplied by the value f(z₂). The slope f′(z₂) belongs here.' }],
    ),
    times(
      'dw21',
      '∂L/∂w₂₁',
      ['∂L/∂z₂', k.dz2],
      ['x₁', n.x1],
      [
        {
          value: k.dz2 * n.w21,
          words: 'w₂₁ itself is multiplied by the input x₁, so x₁ is its local slope.',
        },
        { value: k.da2 * n.x1, words: 'The gradient at a₂ must pass the unit first: begin with ∂L/∂z₂.' },
      ],
    ),
    times(
      'dw22',
      '∂L/∂w₂₂',
      ['∂L/∂z₂', k.dz2],
      ['x₂', n.x2],
      [
        {
          value: k.dz2 * n.w22,
          words: 'w₂₂ itself is multiplied by the input x₂, so x₂ is its local slope.',
        },
        { value: k.da2 * n.x2, words: 'The gradient at a₂ must pass the unit first: begin with ∂L/∂z₂.' },
      ],
    ),
    same('db2', '∂L/∂b₂', '∂L/∂z₂', k.dz2, 'b₂ is added to z₂ as it is, so its local slope is 1.'),
    paths('dx1', '∂L/∂x₁', ['w₁₁', 'w₂₁'], [k.dz1, n.w11], [k.dz2, n.w21], k.dx1),
    paths('dx2', '∂L/∂x₂', ['w₁₂', 'w₂₂'], [k.dz1, n.w12], [k.dz2, n.w22], k.dx2),
  ];
}

type Pair = readonly [number, number];

function sum(
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

function sumSlips([w1, x1]: Pair, [w2, x2]: Pair, bias: number): readonly Slip[] {
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

function applied(
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

function slope(key: StepKey, symbol: string, z: number, value: number, there: number): ChainStep {
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

function same(key: StepKey, symbol: string, upstream: string, value: number, words: string): ChainStep {
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

function times(
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

function paths(
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
