/** The factor by which a wide layer of Glorot's weights changes a gradient, for the lesson on vanishing gradients. */
import relu from '../activations/relu.ts';
import sigmoid from '../activations/sigmoid.ts';
import { significant } from '../figure-kit/format.ts';
import { gaussianExpectation } from '../numerics/gauss-legendre.ts';
import { defineNumbers } from './define-numbers.ts';

/** Between the first and the last hidden layer of a network of twenty layers. */
const layersBetween = 18;

/** Where E z² of the pre-activations settles when every layer has weights of variance 1/n: q = E σ(√q x)². */
function settledSquare(): number {
  let q = 1;
  for (let layer = 0; layer < 60; layer++) q = gaussianExpectation((x) => sigmoid.f(x, {}) ** 2, [], q);
  return q;
}
const sigmoidFactor = (): number =>
  Math.sqrt(gaussianExpectation((x) => sigmoid.df(x, {}) ** 2, [], settledSquare()));
/** The same at every deviation: ReLU has no scale. */
const reluFactor = (): number => Math.sqrt(gaussianExpectation((x) => relu.df(x, {}) ** 2, [0]));

export default defineNumbers({
  bound: { compute: () => 0.25 ** 20, show: (x) => significant(x, 2), atMost: 1e-12 },
  settled: { compute: settledSquare, show: (x) => significant(x, 2) },
  sigmoidFactor: { compute: sigmoidFactor, show: (x) => significant(x, 3), atMost: 0.25 },
  sigmoidArrives: {
    compute: () => sigmoidFactor() ** layersBetween,
    show: (x) => significant(x, 2),
    atLeast: 2e-12,
    atMost: 1e-11,
  },
  reluFactor: { compute: reluFactor, show: (x) => significant(x, 2), atMost: 0.71 },
  reluArrives: {
    compute: () => reluFactor() ** layersBetween,
    show: (x) => significant(x, 2),
    atLeast: 7e-4,
    atMost: 4e-3,
  },
});
