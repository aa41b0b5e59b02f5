/**
 * Deep and narrow networks learn |x| or x sin 5x, each remedy for dead ReLUs from the same random numbers (Lu et al. 2020, section 5).
 *
 * 1–width–…–width–1 without normalisation; hidden weights N(0, g²/fan-in) with the activation's own gain g, or randomised
 * asymmetric; output N(0, 1/width). Adam on the mean squared error, a fresh batch of 64 points from ±√3 at every step.
 */
import { activationOf } from '../activations/index.ts';
import { adam } from '../networks/adam.ts';
import { stopIfDiverged } from '../networks/divergence.ts';
import { ownGain } from '../networks/initialisers.ts';
import { meanSquaredError } from '../networks/mean-squared-error.ts';
import { mlp } from '../networks/mlp.ts';
import { randomisedAsymmetric } from '../networks/randomised-asymmetric.ts';
import type { Sequential } from '../networks/sequential.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export type Target = 'absolute' | 'wave';
/** Every remedy is an activation, but the last, which is ReLU from other weights. */
export const remedies = ['relu', 'leaky-relu', 'prelu', 'rrelu', 'elu', 'selu', 'asymmetric'] as const;
export type Remedy = (typeof remedies)[number];

export interface Outcome {
  readonly remedy: Remedy;
  /** Largest less smallest output on the interval, before the first step and at the end. */
  readonly spreadBefore: number;
  readonly spreadAfter: number;
  /** Mean squared error on a grid over the target's variance: 1 is the best constant, 0 is right. */
  readonly error: number;
}
export interface RemediesFrame extends Frame {
  /** Of the networks that have come to their end, in the order in which they did: all remedies of one draw, then the next. */
  readonly outcomes: readonly Outcome[];
}

const edge = Math.sqrt(3);
const batchSize = 64;
/** About 10 ms of work at the default depth. */
const stepsPerFrame = 25;

export const targets: Readonly<Record<Target, (x: number) => number>> = {
  absolute: Math.abs,
  wave: (x) => x * Math.sin(5 * x),
};

const grid = Float32Array.from({ length: 301 }, (_, i) => edge * (i / 150 - 1));

interface Size {
  readonly width: number;
  readonly depth: number;
}

function drawnNetwork(remedy: Remedy, { width, depth }: Size, seed: number, draw: number) {
  const activation = activationOf(remedy === 'asymmetric' ? 'relu' : remedy);
  const mode = { training: true };
  const network = mlp({
    sizes: [1, ...Array.from({ length: depth - 1 }, () => width), 1],
    activation,
    initialiser: ownGain(activation),
    random: createRandom(seed, 3 * draw + 100),
    noise: createRandom(seed, 3 * draw + 101),
    mode,
  });
  if (remedy === 'asymmetric') {
    const from = { normals: createRandom(seed, 3 * draw + 100), choices: createRandom(seed, 3 * draw + 102) };
    // The last pair of parameters is the output's.
    const [weights, biases] = ['weight', 'bias'].map((name) =>
      network.parameters.filter((parameter) => parameter.name.endsWith(name)).slice(0, -1),
    );
    for (const [i, { value }] of weights.entries()) randomisedAsymmetric(value, biases[i].value, from);
  }
  return { network, mode };
}

/** Range of the outputs, and error relative to the best constant. */
function judged(network: Sequential, target: (x: number) => number) {
  const y = network.forward(grid, grid.length);
  const wanted = Float32Array.from(grid, target);
  const centre = wanted.reduce((sum, t) => sum + t, 0) / wanted.length;
  let [error, constant] = [0, 0];
  for (const [i, t] of wanted.entries()) {
    error += (y[i] - t) ** 2;
    constant += (t - centre) ** 2;
  }
  return { spread: Math.max(...y) - Math.min(...y), error: error / constant };
}

/** A type, not an interface, which would not fit `ExperimentSettings`. */
export type RemediesSettings = Readonly<{
  target: Target;
  width: number;
  /** Layers of weights. */
  depth: number;
  /** Networks with each remedy. */
  draws: number;
  steps: number;
  learningRate: number;
  /** One remedy alone, for who wants no comparison. */
  only: Remedy | 'all';
  seed: number;
}>;

export default defineExperiment<RemediesSettings, RemediesFrame>({
  id: 'remedies',
  defaults: {
    target: 'absolute',
    width: 2,
    depth: 10,
    draws: 10,
    steps: 1000,
    learningRate: 0.01,
    only: 'all',
    seed: 1,
  },

  *run({
    target: name,
    width,
    depth,
    draws,
    steps,
    learningRate,
    only,
    seed,
  }): Generator<RemediesFrame, void, void> {
    const target = targets[name];
    const outcomes: Outcome[] = [];
    const compared = only === 'all' ? remedies : [only];
    const totalSteps = draws * compared.length;
    const frame = (): RemediesFrame => ({ step: outcomes.length, totalSteps, outcomes: [...outcomes] });
    for (let draw = 0; draw < draws; draw++)
      for (const remedy of compared) {
        const { network, mode } = drawnNetwork(remedy, { width, depth }, seed, draw);
        const optimiser = adam(network.parameters, { learningRate });
        const points = createRandom(seed, 3 * draw + 1_000_000);
        const x = new Float32Array(batchSize);
        const wanted = new Float32Array(batchSize);
        const gradient = new Float32Array(batchSize);
        mode.training = false;
        const before = judged(network, target);
        mode.training = true;
        for (let step = 1; step <= steps; step++) {
          for (let i = 0; i < batchSize; i++) {
            x[i] = edge * (2 * points.uniform() - 1);
            wanted[i] = target(x[i]);
          }
          const loss = meanSquaredError(network.forward(x, batchSize), wanted, gradient);
          network.backward(gradient, batchSize);
          if (!Number.isFinite(loss)) stopIfDiverged({ step, loss, network, x, batchSize });
          optimiser.step();
          if (step % stepsPerFrame === 0 && step < steps) yield frame();
        }
        mode.training = false;
        const after = judged(network, target);
        outcomes.push({
          remedy,
          spreadBefore: before.spread,
          spreadAfter: after.spread,
          error: after.error,
        });
        yield frame();
      }
  },
});
