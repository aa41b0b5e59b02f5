import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

interface Pieces {
  readonly slope1: number;
  readonly bias1: number;
  readonly slope2: number;
  readonly bias2: number;
  readonly slope3: number;
  readonly bias3: number;
}

const slope = { min: -2, max: 2, learned: true };
const bias = { min: -3, max: 3, learned: true };

export default defineActivation({
  id: 'maxout',
  name: 'Maxout',
  family: 'learned',
  year: '2013',
  papers: ['goodfellow2013', 'montufar2014'],
  tex: { f: '\\max_{j\\le 3}\\,(w_jx+b_j)', df: 'w_j\\text{ of the largest piece}' },
  // Ours, to be seen: a network learns them, a vector of weights in place of each w.
  parameters: {
    slope1: { label: 'slope of the first piece', tex: 'w_1', default: -0.5, ...slope },
    bias1: { label: 'height of the first piece', tex: 'b_1', default: -1, ...bias },
    slope2: { label: 'slope of the second piece', tex: 'w_2', default: 0.25, ...slope },
    bias2: { label: 'height of the second piece', tex: 'b_2', default: 0.125, ...bias },
    slope3: { label: 'slope of the third piece', tex: 'w_3', default: 1, ...slope },
    bias3: { label: 'height of the third piece', tex: 'b_3', default: -1, ...bias },
  },
  smoothness: 'continuous',
  // Where two pieces tie, PyTorch's max gives all to the one it picks, the first; the others share it out evenly.
  kinks: [
    { x: -1.5, left: -0.5, right: 0.25, taken: { pytorch: -0.5, jax: -0.125, tensorflow: -0.125 } },
    { x: 1.5, left: 0.25, right: 1, taken: { pytorch: 0.25, jax: 0.625, tensorflow: 0.625 } },
  ],
  kinksAt: ties,
  form: { kind: 'pooling', pieces: 3 },
  ink: {
    light: { line: '#673b26', text: '#673b26' },
    dark: { line: '#d19d86', text: '#d19d86' },
    dash: '11 4',
  },
  calls: {
    pytorch: 'torch.stack((slope1 * x + bias1, slope2 * x + bias2, slope3 * x + bias3)).max(dim=0).values',
    jax: 'jax.numpy.max(jax.numpy.stack((slope1 * x + bias1, slope2 * x + bias2, slope3 * x + bias3)), axis=0)',
    keras:
      'keras.ops.max(keras.ops.stack((slope1 * x + bias1, slope2 * x + bias2, slope3 * x + bias3)), axis=0)',
    numpy: 'numpy.max((slope1 * x + bias1, slope2 * x + bias2, slope3 * x + bias3), axis=0)',
  },
  why:
    'Not a function to put behind a unit but a unit of another kind. Goodfellow, Warde-Farley, Mirza, Courville and ' +
    'Bengio (2013) gave each unit several sets of weights and let it report the largest of the sums. Every sum is a ' +
    'plane, and the largest of planes is a convex surface of flat pieces, whose shape is thus learned with the ' +
    'weights; ReLU is the case of two sums of which one is always 0. Exactly one piece is in use, so the gradient ' +
    'passes undiminished to one set of weights and nothing is ever off. It was made to go with dropout, which ' +
    'averages models: with flat pieces the average is nearly exact. The price stands in the name: with $k$ pieces ' +
    'it has $k$ times the weights and $k$ times the work. Drawn here is what three pieces make of a single input. ' +
    'Any convex function can be approached in this way, and with two units subtracted, any continuous one.',
  f: (x, pieces) =>
    Math.max(
      piece(x, pieces.slope1, pieces.bias1),
      piece(x, pieces.slope2, pieces.bias2),
      piece(x, pieces.slope3, pieces.bias3),
    ),
  df(x, pieces) {
    const largest = winner(x, pieces);
    return largest === 1
      ? pieces.slope1
      : largest === 2
        ? pieces.slope2
        : largest === 3
          ? pieces.slope3
          : NaN;
  },
  ddf: constant(0),
  dParameters: {
    slope1: (x, pieces) => (winner(x, pieces) === 1 ? x : unused(x)),
    bias1: (x, pieces) => (winner(x, pieces) === 1 ? 1 : unused(x)),
    slope2: (x, pieces) => (winner(x, pieces) === 2 ? x : unused(x)),
    bias2: (x, pieces) => (winner(x, pieces) === 2 ? 1 : unused(x)),
    slope3: (x, pieces) => (winner(x, pieces) === 3 ? x : unused(x)),
    bias3: (x, pieces) => (winner(x, pieces) === 3 ? 1 : unused(x)),
  },
});

const unused = constant(0);

/** 0·∞ would be NaN; the limit of a level piece is its height. */
function piece(x: number, slope: number, bias: number): number {
  return slope === 0 && !Number.isNaN(x) ? bias : slope * x + bias;
}

/** Which of the three is the largest, the first of those that tie; NaN for NaN. */
function winner(x: number, { slope1, bias1, slope2, bias2, slope3, bias3 }: Pieces): number {
  if (Number.isNaN(x)) return NaN;
  const [one, two, three] = [piece(x, slope1, bias1), piece(x, slope2, bias2), piece(x, slope3, bias3)];
  return one >= two && one >= three ? 1 : two >= three ? 2 : 3;
}

/** Where two pieces tie for the largest, from left to right. */
function ties({ slope1, bias1, slope2, bias2, slope3, bias3 }: Pieces): readonly number[] {
  const pieces = [
    [slope1, bias1],
    [slope2, bias2],
    [slope3, bias3],
  ] as const;
  const places = new Set<number>();
  for (const [i, [slope, bias]] of pieces.entries())
    for (const [otherSlope, otherBias] of pieces.slice(i + 1)) {
      const x = (otherBias - bias) / (slope - otherSlope);
      const top = slope * x + bias;
      // A third piece may pass through the same point, and rounding must not lift it above.
      const slack = 1e-12 * (1 + Math.abs(top));
      if (Number.isFinite(x) && pieces.every(([w, b]) => w * x + b <= top + slack)) places.add(x);
    }
  return [...places].sort((a, b) => a - b);
}
