/**
 * One ReLU learns a line by gradient descent, and may die of one step: a(x) = max(0, wx + b), with the loss
 * ½·mean (a − t)² over twelve points. Small enough to be computed while the page waits.
 */
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export interface NeuronPoint {
  readonly x: number;
  readonly t: number;
}

export interface NeuronFrame extends Frame {
  readonly w: number;
  readonly b: number;
  readonly loss: number;
  /** ∂loss/∂w and ∂loss/∂b here; the next step moves by −rate times these. */
  readonly dw: number;
  readonly db: number;
  /** Of each point. */
  readonly preActivations: readonly number[];
  readonly points: readonly NeuronPoint[];
}

export const count = 12;
export const steps = 40;

/** Inputs from 0 to 2, as after another ReLU: none is negative. Targets near 0.2 + x/2. */
export function neuronPoints(seed: number): readonly NeuronPoint[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const x = 2 * random.uniform();
    return { x, t: 0.2 + 0.5 * x + 0.1 * random.normal() };
  });
}

export default defineExperiment({
  id: 'dying-neuron',
  defaults: { rate: 1, bias: 1.5, seed: 1 },

  *run({ rate, bias, seed }): Generator<NeuronFrame, void, void> {
    const points = neuronPoints(seed);
    let [w, b] = [1, bias];
    for (let step = 0; step <= steps; step++) {
      const preActivations = points.map(({ x }) => w * x + b);
      let [loss, dw, db] = [0, 0, 0];
      points.forEach(({ x, t }, i) => {
        const z = preActivations[i];
        const error = Math.max(0, z) - t;
        loss += (0.5 * error ** 2) / count;
        if (z <= 0) return;
        dw += (error * x) / count;
        db += error / count;
      });
      yield { step, totalSteps: steps, w, b, loss, dw, db, preActivations, points };
      w -= rate * dw;
      b -= rate * db;
    }
  },
});
