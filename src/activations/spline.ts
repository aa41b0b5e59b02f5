import { constant } from '../numerics/constant.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'spline',
  name: 'Spline, knots learned',
  family: 'learned',
  year: '2014',
  papers: ['agostinelli2014', 'he2015'],
  tex: {
    f: '\\max(0,x)+\\sum_{s=1}^{2}a_s\\max(0,b_s-x)',
    df: '[x>0]-\\sum_{s=1}^{2}a_s\\,[x<b_s]',
  },
  // The paper starts from random numbers. These are ours: four pieces that can be told apart, flat on the far left.
  parameters: {
    slope1: {
      label: 'fall left of the first knot',
      tex: 'a_1',
      default: 0.25,
      min: -1,
      max: 1,
      learned: true,
    },
    knot1: { label: 'first knot', tex: 'b_1', default: -1, min: -3, max: 3, learned: true },
    slope2: {
      label: 'fall left of the second knot',
      tex: 'a_2',
      default: -0.25,
      min: -1,
      max: 1,
      learned: true,
    },
    knot2: { label: 'second knot', tex: 'b_2', default: 1, min: -3, max: 3, learned: true },
  },
  smoothness: 'continuous',
  // A sum of rectifiers, each of which has the slope 0 at its own corner in all three frameworks.
  kinks: [
    { x: -1, left: 0, right: 0.25, taken: { pytorch: 0.25, jax: 0.25, tensorflow: 0.25 } },
    { x: 0, left: 0.25, right: 1.25, taken: { pytorch: 0.25, jax: 0.25, tensorflow: 0.25 } },
    { x: 1, left: 1.25, right: 1, taken: { pytorch: 1, jax: 1, tensorflow: 1 } },
  ],
  kinksAt: ({ knot1, knot2 }) => [...new Set([0, knot1, knot2])].sort((a, b) => a - b),
  ink: {
    light: { line: '#890024', text: '#890024' },
    dark: { line: '#d85967', text: '#d85967' },
    dash: '12 2 4 2',
  },
  calls: {
    pytorch: 'torch.relu(x) + slope1 * torch.relu(knot1 - x) + slope2 * torch.relu(knot2 - x)',
    jax: 'jax.nn.relu(x) + slope1 * jax.nn.relu(knot1 - x) + slope2 * jax.nn.relu(knot2 - x)',
    keras: 'keras.ops.relu(x) + slope1 * keras.ops.relu(knot1 - x) + slope2 * keras.ops.relu(knot2 - x)',
    numpy:
      'numpy.maximum(0, x) + slope1 * numpy.maximum(0, knot1 - x) + slope2 * numpy.maximum(0, knot2 - x)',
  },
  why:
    'Why choose the shape, if it can be learned like any other weight? Agostinelli, Hoffman, Sadowski and Baldi ' +
    '(2014) let every unit build its own from straight pieces: a rectifier, and to it a sum of hinges that open to ' +
    'the left, each with a height $a_s$ and a place $b_s$ of its own. That is a spline of the first degree whose ' +
    'knots are learned. One hinge at 0 is leaky ReLU or PReLU, and with enough hinges every piecewise linear ' +
    'function that is the identity on the far right can be had. The price is $2S$ numbers for a unit that has $S$ ' +
    'hinges; two are drawn here. The derivative by a height is the hinge itself; by a knot it is the height, ' +
    'but only for inputs left of the knot, so that a knot beyond all the data never moves again. It dies as a ' +
    'rectifier does. The edges of a Kolmogorov–Arnold network are the same idea with cubic pieces and fixed knots.',
  f(x, { slope1, knot1, slope2, knot2 }) {
    // Left of both knots the hinges are one straight line: each alone may be huge where their sum is not.
    if (x < knot1 && x < knot2) {
      const slope = -(slope1 + slope2);
      const height = slope1 * knot1 + slope2 * knot2 + hinge(x);
      return slope === 0 ? height : slope * x + height;
    }
    return hinge(x) + slope1 * hinge(knot1 - x) + slope2 * hinge(knot2 - x);
  },
  df: (x, { slope1, knot1, slope2, knot2 }) => open(x) - slope1 * open(knot1 - x) - slope2 * open(knot2 - x),
  ddf: constant(0),
  dParameters: {
    slope1: (x, { knot1 }) => hinge(knot1 - x),
    knot1: (x, { slope1, knot1 }) => slope1 * open(knot1 - x),
    slope2: (x, { knot2 }) => hinge(knot2 - x),
    knot2: (x, { slope2, knot2 }) => slope2 * open(knot2 - x),
  },
});

/** max(0, u), and NaN for NaN. */
function hinge(u: number): number {
  return u <= 0 ? 0 : u;
}

/** Its slope, 0 at the corner. */
function open(u: number): number {
  return u > 0 ? 1 : u <= 0 ? 0 : NaN;
}
