/**
 * Two networks, one of ReLUs and one of something else, learn a sum of sine waves of equal height on a line, as in Rahaman
 * et al. (2019): which waves first? 1–64–64–1, 128 points, Adam at 0.001, mean square error on all points at each step.
 *
 * The first layer’s weights are N(0, scale²), and its biases put the places where z = 0 evenly over the line.
 */
import type { Activation } from '../activations/activation.ts';
import { activationOf } from '../activations/index.ts';
import { adam } from '../networks/adam.ts';
import { stopIfDiverged } from '../networks/divergence.ts';
import { gainSquared, type Initialiser } from '../networks/initialisers.ts';
import { meanSquaredError } from '../networks/mean-squared-error.ts';
import { mlp } from '../networks/mlp.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { streams } from './training/streams.ts';

/** Periods on the line. */
export const frequencies = [1, 3, 5] as const;
export const points = 128;

export interface SpectralNetwork {
  readonly activation: string;
  readonly loss: number;
  /** Of each frequency what is left to learn: the amplitude of the error there, 1 for a network that is zero. */
  readonly left: readonly number[];
  /** At each point. */
  readonly output: Float32Array;
}
export interface SpectralBiasFrame extends Frame {
  /** −1 to 1, without the end, and what is to be learned there. */
  readonly x: Float32Array;
  readonly target: Float32Array;
  /** ReLU, then the other. */
  readonly networks: readonly SpectralNetwork[];
}

const width = 64;
const phaseStream = 6;

export default defineExperiment({
  id: 'spectral-bias',
  defaults: { other: 'tanh', scale: 3, learningRate: 0.001, steps: 1500, seed: 1 },

  *run({ other, scale, learningRate, steps, seed }): Generator<SpectralBiasFrame, void, void> {
    const x = Float32Array.from({ length: points }, (_, i) => -1 + (2 * i) / points);
    const phases = createRandom(seed, phaseStream);
    const waves = frequencies.map((k) => ({ k, phase: 2 * Math.PI * phases.uniform() }));
    const target = x.map((at) =>
      waves.reduce((sum, { k, phase }) => sum + Math.sin(Math.PI * k * at + phase), 0),
    );
    const runs = ['relu', other].map((id) => {
      const activation = activationOf(id);
      const network = mlp({
        sizes: [1, width, width, 1],
        activation,
        initialiser: spread(activation, scale),
        random: createRandom(seed, streams.weights),
      });
      placeZeros(network.parameters[0].value, network.parameters[1].value, seed);
      return { id, network, optimiser: adam(network.parameters, { learningRate }), loss: NaN };
    });
    const gradient = new Float32Array(points);
    const frame = (step: number): SpectralBiasFrame => ({
      step,
      totalSteps: steps,
      x,
      target,
      networks: runs.map(({ id, network, loss }) => {
        const output = Float32Array.from(network.forward(x, points));
        return {
          activation: id,
          loss,
          left: frequencies.map((k) => amplitude(output, target, x, k)),
          output,
        };
      }),
    });

    yield frame(0);
    for (let step = 1; step <= steps; step++) {
      for (const run of runs) {
        const { network, optimiser } = run;
        run.loss = meanSquaredError(network.forward(x, points), target, gradient);
        if (!Number.isFinite(run.loss))
          stopIfDiverged({ step, loss: run.loss, network, x, batchSize: points });
        network.backward(gradient, points);
        optimiser.step();
      }
      // Early steps one by one: the axis of steps is logarithmic.
      if (step <= 20 || step % 5 === 0) yield frame(step);
    }
  },
});

/** N(0, scale²) behind the one input, and the activation’s own gain behind hidden units. */
function spread(activation: Activation, scale: number): Initialiser {
  const variance = gainSquared(activation);
  return (weights, { fanIn }, random) => {
    const deviation = fanIn === 1 ? scale : Math.sqrt(variance / fanIn);
    for (let i = 0; i < weights.length; i++) weights[i] = deviation * random.normal();
  };
}

function placeZeros(weight: Float32Array | Float64Array, bias: Float32Array | Float64Array, seed: number) {
  const random = createRandom(seed, phaseStream + 1);
  for (let i = 0; i < bias.length; i++) bias[i] = -weight[i] * (2 * random.uniform() - 1);
}

/** Length of the error’s Fourier component of frequency k; the target’s is 1. */
function amplitude(output: Float32Array, target: Float32Array, x: Float32Array, k: number): number {
  let [cos, sin] = [0, 0];
  for (let i = 0; i < points; i++) {
    const error = output[i] - target[i];
    cos += error * Math.cos(Math.PI * k * x[i]);
    sin += error * Math.sin(Math.PI * k * x[i]);
  }
  return (2 / points) * Math.hypot(cos, sin);
}
