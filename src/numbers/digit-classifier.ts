import relu from '../activations/relu.ts';
import { count, fixed } from '../figure-kit/format.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { createRandom } from '../numerics/random.ts';
import { defineNumbers } from './define-numbers.ts';

/** Of the network that the lesson's figures train. */
function parameters(): number[] {
  const network = mlp({
    sizes: [784, 128, 64, 10],
    activation: relu,
    initialiser: ownGain(relu),
    random: createRandom(1),
  });
  return network.parameters.map(({ value }) => value.length);
}
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export default defineNumbers({
  parameters: { compute: () => sum(parameters()), show: count, atLeast: 109_386, atMost: 109_386 },
  firstLayerShare: {
    compute: () => (100 * sum(parameters().slice(0, 2))) / sum(parameters()),
    show: (x) => fixed(x, 0),
    atLeast: 90,
  },
  ignorance: { compute: () => Math.log(10), show: (x) => fixed(x, 3) },
  stepsPerPass: { compute: () => Math.ceil(10_000 / 32), show: count, atLeast: 313, atMost: 313 },
});
