/** An epoch of 10,000 digits for conv 6 · conv 16 · 120 · 84 · 10 with max pooling, batch 64, SGD with momentum. */
import { build } from '../../../src/networks/models/build.ts';
import { leNetLike } from '../../../src/networks/models/lenet-like.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { leNetLayers } from './tensorflow.ts';
import { trainingRace } from './training.ts';
import type { Work } from './work.ts';

export const name = 'conv 6 · conv 16 · 120 · 84 · 10, an epoch of 10,000 digits';

/** TensorFlow.js' wasm has no gradients of convolutions; its cpu takes minutes an epoch, so one batch is timed. */
export const work: Work = (surroundings) =>
  trainingRace(surroundings, {
    work: name,
    rounds: 40,
    count: 2,
    newNetwork: () => build(leNetLike(), { random: createRandom(1) }),
    logits: leNetLayers,
    others: [['cpu', 1, 3]],
  });
