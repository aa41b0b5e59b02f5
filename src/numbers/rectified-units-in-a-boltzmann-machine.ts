import { fixed, significant } from '../figure-kit/format.ts';
import { logistic, logisticDerivative, softplus } from '../numerics/logistic.ts';
import { normalDistribution } from '../numerics/normal.ts';
import {
  rectifiedMean,
  rectifiedVariance,
  steppedMean,
  steppedSilence,
  steppedVariance,
} from '../numerics/stepped-unit.ts';
import { defineNumbers } from './define-numbers.ts';

const three = (x: number) => fixed(x, 3);

export default defineNumbers({
  gapAtZero: {
    compute: () => softplus(0) - steppedMean(0),
    show: (x) => fixed(x, 5),
    atLeast: 0.010577,
    atMost: 0.010578,
  },
  gapByRule: { compute: () => logisticDerivative(0) / 24, show: (x) => fixed(x, 5), atLeast: 0.0104 },
  varianceOfCopiesAtTwo: { compute: () => steppedVariance(2), show: three, atMost: 0.885 },
  logisticAtTwo: { compute: () => logistic(2), show: three },
  copiesAtZero: { compute: () => steppedMean(0), show: three, atLeast: 0.68 },
  drawAtZero: { compute: () => rectifiedMean(0), show: three, atMost: 0.283 },
  drawVarianceAtZero: { compute: () => rectifiedVariance(0), show: three, atMost: 0.171 },
  copiesSilentAtZero: { compute: () => steppedSilence(0), show: three, atMost: 0.45 },
  copiesAtMinusThree: { compute: () => steppedMean(-3), show: three },
  drawOnAtMinusThree: {
    // 1 − rectifiedBelow(−3, 0) would be 0: it rounds.
    compute: () => normalDistribution(-3 / Math.sqrt(logistic(-3))),
    show: (x) => significant(x, 1),
    atLeast: 1e-50,
    atMost: 1e-40,
  },
});
