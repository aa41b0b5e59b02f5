import { activationOf } from '../activations/index.ts';
import { propertiesOf } from '../activations/properties.ts';
import approximation from '../figures/approximation-error.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { logistic } from '../numerics/logistic.ts';
import { normalDistribution } from '../numerics/normal.ts';
import { defineNumbers } from './define-numbers.ts';

const gaussian = (id: string) => propertiesOf(activationOf(id)).gaussian;
/** Of the approximations of GELU. */
function largest(which: 'largestTanh' | 'largestSigmoid', cubic: number, steepness: number): number {
  if (approximation.source.kind !== 'instant') throw new Error('approximation-error is no longer instant');
  return approximation.source.compute({ cubic, steepness })[which];
}
/** max |Φ(x) − σ(sx)| */
function distributionError(steepness: number): number {
  let most = 0;
  for (let x = 0; x <= 6; x += 0.002)
    most = Math.max(most, Math.abs(normalDistribution(x) - logistic(steepness * x)));
  return most;
}
/** The coefficient that makes both Taylor series agree up to x³: 2/(3π) − 1/6. */
const taylor = 2 / (3 * Math.PI) - 1 / 6;

export default defineNumbers({
  meanRelu: { compute: () => gaussian('relu').mean, show: (x) => fixed(x, 2) },
  meanElu: { compute: () => gaussian('elu').mean, show: (x) => fixed(x, 2), atMost: 0.17 },
  taylor: { compute: () => taylor, show: (x) => fixed(x, 4), atLeast: 0.0455, atMost: 0.0456 },
  tanhWithTaylor: {
    compute: () => largest('largestTanh', taylor, 1.702),
    show: (x) => significant(x, 2),
    atLeast: 7e-4,
    atMost: 8e-4,
  },
  tanhWithBetter: {
    compute: () => largest('largestTanh', 0.04438, 1.702),
    show: (x) => significant(x, 2),
    atMost: 4e-4,
  },
  sigmoidWithBetter: {
    compute: () => largest('largestSigmoid', 0.044715, 1.772),
    show: (x) => fixed(x, 4),
    atMost: 0.0142,
  },
  distributionAtUsual: { compute: () => distributionError(1.702), show: (x) => fixed(x, 4), atMost: 0.0096 },
  distributionAtOther: { compute: () => distributionError(1.772), show: (x) => fixed(x, 4), atLeast: 0.012 },
});
