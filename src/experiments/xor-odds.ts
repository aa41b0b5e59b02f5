/**
 * A hundred networks 2–width–2 learn the four points of XOR, each from weights of its own: how many find what exists?
 *
 * Hidden weights N(0, g²/2) with the activation's own gain, output N(0, 1/width), biases 0, all four points in each of
 * 2,000 steps at a rate of 0.5. A network has found it when all four points are on their side.
 */
import { activationOf } from '../activations/index.ts';
import { ownGain } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainer } from './training/trainer.ts';

export interface XorOddsFrame extends Frame {
  /** Of each network so far, how many of the four points it has right. */
  readonly right: readonly number[];
}

const points = Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1);
const labels = Uint8Array.of(0, 1, 1, 0);
const batch = { x: points, labels, size: 4, epoch: 1 };
/** So many steps lie between two frames: about 10 ms of work. */
const stepsAtOnce = 2000;

export default defineExperiment({
  id: 'xor-odds',
  defaults: { activation: 'relu', width: 2, networks: 100, steps: 2000, learningRate: 0.5, seed: 1 },

  *run({ activation: id, width, networks, steps, learningRate, seed }): Generator<XorOddsFrame, void, void> {
    const activation = activationOf(id);
    const right: number[] = [];
    const frame = (): XorOddsFrame => ({ step: right.length, totalSteps: networks, right: [...right] });
    yield frame();
    for (let number = 0; number < networks; number++) {
      const network = mlp({
        sizes: [2, width, 2],
        activation,
        initialiser: ownGain(activation),
        random: createRandom(seed, 100 + number),
      });
      const training = trainer(network, sgd(network.parameters, { learningRate }));
      for (let step = 1; step <= steps; step++) {
        training.step(batch);
        if (step % stepsAtOnce === 0 && step < steps) yield frame();
      }
      const logits = network.forward(points, labels.length);
      right.push(labels.filter((label, i) => logits[2 * i + 1] > logits[2 * i] === (label === 1)).length);
      yield frame();
    }
  },
});
