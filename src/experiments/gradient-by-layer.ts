/**
 * How large the gradient is at the pre-activations of each layer, before training and while it goes on: one network for
 * each activation, 784–64–…–64–10, on the same images. Plotted is δ, not the weights' gradient, whose ratio hides
 * vanishing where activations shrink forward as fast as δ does backward (experiments.md A 2).
 */
import { activationOf } from '../activations/index.ts';
import { DivergenceError } from '../networks/divergence.ts';
import { sgd } from '../networks/sgd.ts';
import { breath, type Breath } from './breath.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { type Batch, trainingBatches } from './training/batches.ts';
import { deepNet, type DeepStart } from './training/deep-net.ts';
import { runningMean, trainer } from './training/trainer.ts';

export interface LayerGradients {
  readonly activation: string;
  /** δ at each hidden layer's pre-activations as a share of the last hidden layer's; [0] is layer 1. */
  readonly shares: readonly number[];
  /** Running mean of the training loss; NaN before the first step. */
  readonly loss: number;
  /** True once its numbers have left single precision: it is trained no further, the others go on. */
  readonly ranAway: boolean;
}
export interface GradientByLayerFrame extends Frame {
  readonly networks: readonly LayerGradients[];
}

/** A type, not an interface, which would not fit `ExperimentSettings`. */
export type GradientByLayerSettings = Readonly<{
  set: string;
  /** Ids joined by +, as a figure's set of values is. */
  activations: string;
  depth: number;
  start: DeepStart;
  steps: number;
  learningRate: number;
  batchSize: number;
  seed: number;
}>;

const stepsPerFrame = 4;
/** More images than a training batch, so that the measurement does not jitter. */
const measuredOn = 256;

export default defineExperiment<GradientByLayerSettings, GradientByLayerFrame>({
  id: 'gradient-by-layer',
  defaults: {
    set: 'mnist',
    activations: 'relu+tanh+gelu+sigmoid',
    depth: 20,
    start: 'own',
    steps: 200,
    learningRate: 0.03,
    batchSize: 64,
    seed: 1,
  },
  sets: ({ set }) => [set],

  *run({ set, activations, depth, start, steps, learningRate, batchSize, seed }, data) {
    const { width, height, classes } = data.info(set);
    const runs = activations.split('+').map((id) => {
      const activation = activationOf(id);
      const { layers, taps } = deepNet({
        activation,
        start,
        inputs: width * height,
        depth,
        classes: classes.length,
        seed,
      });
      // One pass without a step leaves the sizes in the taps.
      const measuring = trainer(layers, { learningRate: 0, step: () => undefined });
      const training = trainer(layers, sgd(layers.parameters, { learningRate }));
      const loss = runningMean(20);
      let ranAway = false;
      const unlessAway = (act: () => void) => {
        if (ranAway) return;
        try {
          act();
        } catch (error) {
          if (!(error instanceof DivergenceError)) throw error;
          ranAway = true;
        }
      };
      return {
        learn: (batch: Batch) => unlessAway(() => loss.add(training.step(batch))),
        measure(batch: Batch): LayerGradients {
          unlessAway(() => measuring.step(batch));
          const sizes = taps.map((tap) => (ranAway ? NaN : tap.gradientRms));
          const last = sizes.at(-1) ?? NaN;
          return { activation: id, shares: sizes.map((size) => size / last), loss: loss.value, ranAway };
        },
      };
    });
    const batches = trainingBatches(data, { set, batchSize, seed });
    const probe = trainingBatches(data, { set, batchSize: measuredOn, seed: seed + 1 });
    const still = yield* probe.next();
    const images = Float32Array.from(still.x);
    const labels = Uint8Array.from(still.labels.subarray(0, still.size));
    // Of 50 layers, one network alone takes 20 ms to measure.
    const frame = function* (step: number): Generator<Breath, GradientByLayerFrame, void> {
      const networks: LayerGradients[] = [];
      for (const { measure } of runs) {
        networks.push(measure({ x: images, labels, size: labels.length, epoch: 1 }));
        yield breath;
      }
      return { step, totalSteps: steps, networks };
    };

    yield yield* frame(0);
    for (let step = 1; step <= steps; step++) {
      const batch = yield* batches.next();
      for (const { learn } of runs) {
        learn(batch);
        yield breath;
      }
      if (step % stepsPerFrame === 0 || step === steps) yield yield* frame(step);
    }
  },
});
