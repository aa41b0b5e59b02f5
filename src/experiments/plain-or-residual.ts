/**
 * He, Zhang, Ren and Sun (2016) at the size of a tab: a shallow and a deep network of ReLUs, each plain and with residual
 * paths, learn the same digits side by side. 784–64–…–64–10, plain SGD, batches of 64, 300 steps.
 *
 * Rates: the best of .01, .03, .1 and .3 for each network, by the training loss of seed 1.
 */
import { DivergenceError } from '../networks/divergence.ts';
import { build, type BuiltModel } from '../networks/models/build.ts';
import { deepMlp } from '../networks/models/deep-mlp.ts';
import { sgd } from '../networks/sgd.ts';
import { softmaxCrossEntropy } from '../networks/softmax-cross-entropy.ts';
import { createRandom } from '../numerics/random.ts';
import { rms } from '../numerics/statistics.ts';
import type { Vector } from '../numerics/vector.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { shallow } from './plain-or-residual/set-up.ts';
import { trainingBatches, type Batch } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { streams } from './training/streams.ts';
import { runningMean, trainer } from './training/trainer.ts';

export interface Contestant {
  readonly residual: boolean;
  /** Hidden layers. */
  readonly depth: number;
  readonly learningRate: number;
  /** A running mean over about 20 batches; undefined before the first step and once it has run away. */
  readonly loss?: number;
  /** The step at which a number was not finite any more. */
  readonly ranAwayAt?: number;
  /** On all test images; in the last frames only. */
  readonly accuracy?: number;
}

export interface PlainOrResidualFrame extends Frame {
  /** Plain and residual of the shallow depth, then of the deep one. */
  readonly networks: readonly Contestant[];
  /**
   * Before training: root mean square of the gradient behind each hidden layer, over that behind the last one, in the
   * order of `networks`.
   */
  readonly gradients: readonly (readonly number[])[];
}

/** A type, not an interface, which would not fit `ExperimentSettings`. */
export type PlainOrResidualSettings = Readonly<{
  set: string;
  deep: number;
  normalise: 'none' | 'batch';
  /** What each branch is multiplied with: 1/√blocks, or 1 as in the paper. */
  branch: 'scaled' | 'one';
  /** 0: for each network the best that we found. */
  learningRate: number;
  steps: number;
  batchSize: number;
  seed: number;
}>;

const width = 64;

function bestRate(residual: boolean, depth: number, normalise: 'none' | 'batch'): number {
  if (normalise === 'batch') return residual || depth <= 20 ? 0.3 : 0.1;
  if (residual) return 0.1;
  return depth <= 20 ? 0.03 : 0.01;
}

export default defineExperiment<PlainOrResidualSettings, PlainOrResidualFrame>({
  id: 'plain-or-residual',
  defaults: {
    set: 'mnist',
    deep: 40,
    normalise: 'none',
    branch: 'scaled',
    learningRate: 0,
    steps: 300,
    batchSize: 64,
    seed: 1,
  },
  sets: ({ set }) => [set],

  *run({ set, deep, normalise, branch, learningRate: chosen, steps, batchSize, seed }, data) {
    const { width: columns, height: rows, classes } = data.info(set);
    const runs = [shallow, deep].flatMap((depth) =>
      [false, true].map((residual) => {
        const model = deepMlp({
          ...{ inputSize: columns * rows, width, depth, classes: classes.length, residual, normalise },
          ...(branch === 'one' && { scale: 1 }),
        });
        const network = build(model, { random: createRandom(seed, streams.weights) });
        const learningRate = chosen > 0 ? chosen : bestRate(residual, depth, normalise);
        return {
          ...{ residual, depth, learningRate, network, loss: runningMean(20) },
          training: trainer(network, sgd(network.parameters, { learningRate })),
          ranAwayAt: 0,
          accuracy: NaN,
        };
      }),
    );
    const gradients: number[][] = [];
    const frame = (step: number): PlainOrResidualFrame => ({
      step,
      totalSteps: steps,
      networks: runs.map(({ residual, depth, learningRate, loss, ranAwayAt, accuracy }) => ({
        ...{ residual, depth, learningRate },
        ...(ranAwayAt > 0 ? { ranAwayAt } : Number.isFinite(loss.value) && { loss: loss.value }),
        ...(Number.isFinite(accuracy) && { accuracy }),
      })),
      gradients: [...gradients],
    });
    const batches = trainingBatches(data, { set, batchSize, seed });

    let batch = yield* batches.next();
    for (const { network } of runs) {
      gradients.push(gradientsBehind(network, batch));
      yield frame(0);
    }
    for (let step = 1; step <= steps; step++) {
      if (step > 1) batch = yield* batches.next();
      for (const run of runs) {
        if (run.ranAwayAt > 0) continue;
        try {
          run.loss.add(run.training.step(batch));
        } catch (error) {
          if (!(error instanceof DivergenceError)) throw error;
          run.ranAwayAt = step;
        }
        // Each network takes a frame; the step is made when all four have made it.
        yield frame(step - 1);
      }
      yield frame(step);
    }
    for (const run of runs) {
      if (run.ranAwayAt > 0) continue;
      run.network.mode.training = false;
      run.accuracy = (yield* evaluate(run.network, data, set, () => frame(steps))).accuracy;
    }
    yield frame(steps);
  },
});

/** Of the loss, by what each hidden layer puts out (with a residual path: by what stands behind its sum). */
function gradientsBehind(network: BuiltModel, { x, labels, size }: Batch): number[] {
  const gradient = new Float32Array(size * network.outputSize);
  softmaxCrossEntropy(network.forward(x, size), labels, network.outputSize, gradient);
  const found: number[] = [];
  let above: Vector = gradient;
  for (let i = network.layers.length - 1; i >= 0; i--) {
    if (/^hidden\d+$/.test(network.names[i])) found.unshift(rms(above));
    above = network.layers[i].backward(above, size);
  }
  return found.map((each) => each / found[found.length - 1]);
}
