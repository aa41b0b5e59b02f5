import { activationOf } from '../activations/index.ts';
import { count } from '../figure-kit/format.ts';
import { heNormal } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { createRandom } from '../numerics/random.ts';
import { defineNumbers } from './define-numbers.ts';

/** Of the digit classifier, counted in the network itself. */
const parameters = (): number =>
  mlp({
    sizes: [784, 128, 64, 10],
    activation: activationOf('relu'),
    initialiser: heNormal,
    random: createRandom(1),
  }).parameters.reduce((sum, { value }) => sum + value.length, 0);

export default defineNumbers({
  parameters: { compute: parameters, show: count },
  /** Two for each parameter. */
  walks: { compute: () => 2 * parameters(), show: count, atLeast: 200_000 },
});
