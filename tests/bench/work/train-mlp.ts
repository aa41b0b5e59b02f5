/** An epoch of 10,000 digits for 784–128–64–10, batch 64, SGD with momentum. */
import relu from '../../../src/activations/relu.ts';
import { heNormal } from '../../../src/networks/initialisers.ts';
import { mlp } from '../../../src/networks/mlp.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { denseLayers } from './tensorflow.ts';
import { trainingRace } from './training.ts';
import type { Work } from './work.ts';

export const name = '784–128–64–10, an epoch of 10,000 digits';

export const work: Work = (surroundings) =>
  trainingRace(surroundings, {
    work: name,
    rounds: 60,
    count: 8,
    newNetwork: () =>
      mlp({ sizes: [784, 128, 64, 10], activation: relu, initialiser: heNormal, random: createRandom(1) }),
    logits: denseLayers,
    others: [
      ['wasm', 2, 20],
      ['cpu', 1, 12],
    ],
  });
