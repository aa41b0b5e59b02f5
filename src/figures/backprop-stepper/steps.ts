/**
 * The way through a 2–2–1 network in single steps, each with its rule, its rule in numbers, and the wrong values that
 * one easily comes to, with what went wrong.
 */
import type { Activation } from '../../activations/activation.ts';
import type { HandChain, HandNetwork } from '../../networks/hand-chain.ts';
import {
  applied,
  inBrackets,
  paths,
  same,
  short,
  slope,
  sum,
  sumSlips,
  times,
  type ChainStep,
  type Pair,
} from './rules.ts';

/** In the order in which a person goes: forward, the slopes that lie ready, then back, a product a step. */
export function chainSteps(n: HandNetwork, k: HandChain, activation: Activation): readonly ChainStep[] {
  const f = activation.id === 'relu' ? 'relu' : 'f';
  const [first, second] = [
    {
      of: 1,
      sub: '₁',
      z: k.z1,
      a: k.a1,
      v: n.v1,
      slope: k.slope1,
      da: k.da1,
      dz: k.dz1,
      weights: [n.w11, n.w12],
    },
    {
      of: 2,
      sub: '₂',
      z: k.z2,
      a: k.a2,
      v: n.v2,
      slope: k.slope2,
      da: k.da2,
      dz: k.dz2,
      weights: [n.w21, n.w22],
    },
  ] as const satisfies readonly Unit[];
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
    outgoingWeight(first, k.dy),
    outgoingWeight(second, k.dy),
    ...backThrough(first, k.dy, n),
    ...backThrough(second, k.dy, n),
    paths('dx1', '∂L/∂x₁', ['w₁₁', 'w₂₁'], [k.dz1, n.w11], [k.dz2, n.w21], k.dx1),
    paths('dx2', '∂L/∂x₂', ['w₁₂', 'w₂₂'], [k.dz1, n.w12], [k.dz2, n.w22], k.dx2),
  ];
}

/** A hidden unit, with its weight to the output and those from the inputs. */
interface Unit {
  readonly of: 1 | 2;
  readonly sub: '₁' | '₂';
  readonly z: number;
  readonly a: number;
  readonly v: number;
  readonly slope: number;
  readonly da: number;
  readonly dz: number;
  readonly weights: Pair;
}

function outgoingWeight({ of, sub, z, a, v }: Unit, dy: number): ChainStep {
  return times(
    `dv${of}`,
    `∂L/∂v${sub}`,
    ['∂L/∂y', dy],
    [`a${sub}`, a],
    [
      { value: dy * z, words: `You used z${sub}. What v${sub} multiplies on the way forward is a${sub}.` },
      { value: dy * v, words: `That is the gradient at a${sub}. v${sub} itself is multiplied by a${sub}.` },
    ],
  );
}

/** From the output back through one unit, to its bias and each of its weights. */
function backThrough(
  { of, sub, a, v, slope, da, dz, weights }: Unit,
  dy: number,
  n: HandNetwork,
): ChainStep[] {
  const incoming = (from: 1 | 2, under: string, x: number): ChainStep => {
    const weight = `w${sub}${under}`;
    return times(
      `dw${of}${from}`,
      `∂L/∂${weight}`,
      [`∂L/∂z${sub}`, dz],
      [`x${under}`, x],
      [
        {
          value: dz * weights[from - 1],
          words: `${weight} itself is multiplied by the input x${under}, so x${under} is its local slope.`,
        },
        {
          value: da * x,
          words: `The gradient at a${sub} must pass the unit first: begin with ∂L/∂z${sub}.`,
        },
      ],
    );
  };
  return [
    times(
      `da${of}`,
      `∂L/∂a${sub}`,
      ['∂L/∂y', dy],
      [`v${sub}`, v],
      [{ value: dy * a, words: `That is the gradient at v${sub}. a${sub} itself is multiplied by v${sub}.` }],
    ),
    times(
      `dz${of}`,
      `∂L/∂z${sub}`,
      [`∂L/∂a${sub}`, da],
      [`f′(z${sub})`, slope],
      [
        {
          value: da * a,
          words: `You multiplied by the value f(z${sub}). The slope f′(z${sub}) belongs here.`,
        },
      ],
    ),
    incoming(1, '₁', n.x1),
    incoming(2, '₂', n.x2),
    same(
      `db${of}`,
      `∂L/∂b${sub}`,
      `∂L/∂z${sub}`,
      dz,
      `b${sub} is added to z${sub} as it is, so its local slope is 1.`,
    ),
  ];
}
