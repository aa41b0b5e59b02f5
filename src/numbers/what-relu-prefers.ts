import { count, fixed, significant } from '../figure-kit/format.ts';
import { circleEigenvalue, eigenvalueOf } from '../numerics/arc-cosine.ts';
import { nextPair } from '../numerics/correlation-map.ts';
import { defineNumbers } from './define-numbers.ts';

/** With a bias of deviation 1. */
const relu = (frequency: number): number => circleEigenvalue(frequency, 1);

/** The tangent kernel of infinitely many tanhs on the circle, with the same bias: E[σσ′] by quadrature. */
function tanhKernel(theta: number): number {
  const inner = 1 + Math.cos(theta);
  const meanProduct = (f: (x: number) => number): number => {
    const next = nextPair({ f, weightVariance: 1, biasVariance: 0 }, { length: 2, correlation: inner / 2 });
    return next.length * next.correlation;
  };
  return meanProduct(Math.tanh) + inner * meanProduct((x) => 1 - Math.tanh(x) ** 2);
}

export default defineNumbers({
  first: { compute: () => relu(1), show: (x) => fixed(x, 3), atLeast: 0.4, atMost: 0.402 },
  fourth: { compute: () => relu(4), show: (x) => significant(x, 2), atLeast: 0.0053, atMost: 0.0055 },
  oneToFour: { compute: () => relu(1) / relu(4), show: (x) => count(x), atLeast: 70, atMost: 80 },
  noBiasTwo: {
    compute: () => circleEigenvalue(2, 0),
    show: (x) => fixed(x, 4),
    atLeast: 0.0787,
    atMost: 0.0789,
  },
  reluFall: { compute: () => relu(2) / relu(8), show: (x) => count(x), atLeast: 40, atMost: 45 },
  tanhFall: {
    compute: () => eigenvalueOf(tanhKernel, 2) / eigenvalueOf(tanhKernel, 8),
    show: (x) => significant(x, 2),
    atLeast: 100,
  },
  growth: { compute: () => 1.1 ** 30, show: (x) => fixed(x, 0), atLeast: 17, atMost: 18 },
});
