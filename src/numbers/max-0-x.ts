import { fixed, percent } from '../figure-kit/format.ts';
import { logistic } from '../numerics/logistic.ts';
import { defineNumbers } from './define-numbers.ts';

/** Sixty copies: what is left out is under e⁻⁵⁹. */
function endlessSum(x: number): number {
  let sum = 0;
  for (let i = 60; i >= 1; i--) sum += logistic(x - i + 0.5);
  return sum;
}

const inputs = 784;
/** An activation as dear as so many multiply–adds. */
const dear = 20;

export default defineNumbers({
  dearShare: { compute: () => dear / (inputs + dear), show: (x) => percent(x), atMost: 0.03 },
  endlessSumAtZero: { compute: () => endlessSum(0), show: (x) => fixed(x, 4) },
  softplusAtZero: { compute: () => Math.LN2, show: (x) => fixed(x, 4) },
  endlessGap: {
    compute: () => Math.LN2 - endlessSum(0),
    show: (x) => fixed(x, 4),
    atLeast: 0.0105,
    atMost: 0.0107,
  },
});
