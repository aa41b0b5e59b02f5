/**
 * One start, trained to the same time T with smaller and smaller steps: how far ‖w‖² + b² of each hidden unit's incoming
 * weights and a² of its outgoing one move, and by how much their difference does. Gradient flow, the limit, conserves it
 * for a ReLU (Du, Hu and Lee 2018). 2–16–1 in double precision, logistic loss, 100 points on two circles.
 *
 * Time is step size times steps; with momentum μ one step is worth 1/(1 − μ) of a plain one.
 */
import { activationOf } from '../activations/index.ts';
import { adam } from '../networks/adam.ts';
import { stopIfDiverged } from '../networks/divergence.ts';
import { lecunNormal } from '../networks/initialisers.ts';
import type { Parameter } from '../networks/layer.ts';
import { mlp } from '../networks/mlp.ts';
import type { Optimiser } from '../networks/optimiser.ts';
import { sgd } from '../networks/sgd.ts';
import { logistic } from '../numerics/logistic.ts';
import { createRandom, shuffle, type Random } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { planePoints } from './training/plane-points.ts';
import { streams } from './training/streams.ts';

/** From the largest to the smallest; each is a run of its own from the same weights. */
export const stepSizes = [0.4, 0.2, 0.1, 0.05, 0.02, 0.01] as const;
export const units = 16;
const points = 100;
const momentum = 0.9;
/** Adam moves each weight by about its step size a step, whatever the gradient: a shorter time takes it as far. */
const times = { full: 20, batches: 20, momentum: 20, adam: 4 } as const;
export type Method = keyof typeof times;

export interface BalancednessFrame extends Frame {
  readonly stepSize: number;
  /** Of this run, from 0 to its end. */
  readonly time: number;
  readonly endTime: number;
  readonly loss: number;
  /** Of each unit, now: ‖w‖² + b², and a². */
  readonly incoming: Float64Array;
  readonly outgoing: Float64Array;
  /**
   * Of each unit, summed over the run so far: step² × ‖∂L/∂(w, b)‖², and step² × (∂L/∂a)². For plain gradient descent on a
   * ReLU their difference is the drift, exactly.
   */
  readonly incomingSquares: Float64Array;
  readonly outgoingSquares: Float64Array;
}

const framesPerRun = 60;

export default defineExperiment({
  id: 'balancedness',
  defaults: { activation: 'relu', method: 'full', seed: 1 },

  *run({ activation: id, method, seed }): Generator<BalancednessFrame, void, void> {
    if (!isMethod(method))
      throw new RangeError(
        `balancedness: there is no method "${method}"; there are ${Object.keys(times).join(', ')}.`,
      );
    const activation = activationOf(id);
    const { x, labels } = planePoints('circles', points, seed);
    const all = Uint32Array.from({ length: points }, (_, i) => i);
    const endTime = times[method];
    const perStep = (stepSize: number) => (method === 'momentum' ? stepSize / (1 - momentum) : stepSize);
    const stepsOf = stepSizes.map((stepSize) => Math.max(1, Math.round(endTime / perStep(stepSize))));
    const totalSteps = stepsOf.reduce((sum, steps) => sum + steps, 0);
    let done = 0;

    for (const [run, stepSize] of stepSizes.entries()) {
      const network = mlp({
        sizes: [2, units, 1],
        activation,
        initialiser: lecunNormal,
        random: createRandom(seed, streams.weights),
        precision: 'float64',
      });
      const optimiser = optimiserOf(method, network.parameters, stepSize);
      const next = method === 'batches' ? batchesOf(10, createRandom(seed, streams.order)) : () => all;
      const incomingSquares = new Float64Array(units);
      const outgoingSquares = new Float64Array(units);
      const every = Math.max(1, Math.floor(stepsOf[run] / framesPerRun));
      for (let step = 0; ; step++, done++) {
        const chosen = next();
        const batch = Float64Array.from(
          { length: 2 * chosen.length },
          (_, i) => x[2 * chosen[i >> 1] + (i & 1)],
        );
        const logits = network.forward(batch, chosen.length);
        const gradient = new Float64Array(chosen.length);
        const loss = logisticLoss(logits, chosen, labels, gradient);
        if (!Number.isFinite(loss))
          stopIfDiverged({ step: done, loss, network, x: batch, batchSize: chosen.length });
        network.backward(gradient, chosen.length);
        if (step % every === 0 || step === stepsOf[run])
          yield {
            step: done,
            totalSteps,
            stepSize,
            time: step * perStep(stepSize),
            endTime,
            loss,
            ...squaresOf(network.parameters, 'value'),
            incomingSquares: Float64Array.from(incomingSquares),
            outgoingSquares: Float64Array.from(outgoingSquares),
          };
        if (step === stepsOf[run]) break;
        const squares = squaresOf(network.parameters, 'gradient');
        for (let i = 0; i < units; i++) {
          incomingSquares[i] += stepSize ** 2 * squares.incoming[i];
          outgoingSquares[i] += stepSize ** 2 * squares.outgoing[i];
        }
        optimiser.step();
      }
    }
  },
});

function isMethod(method: string): method is Method {
  return Object.hasOwn(times, method);
}

function optimiserOf(method: Method, parameters: readonly Parameter[], learningRate: number): Optimiser {
  if (method === 'adam') return adam(parameters, { learningRate });
  return sgd(parameters, { learningRate, momentum: method === 'momentum' ? momentum : 0 });
}

/** Of each hidden unit, of its weights or of their gradients: incoming weights and bias together, outgoing weight. */
function squaresOf(
  [weight, bias, out]: readonly Parameter[],
  of: 'value' | 'gradient',
): { incoming: Float64Array; outgoing: Float64Array } {
  return {
    incoming: Float64Array.from(
      bias[of],
      (b, i) => weight[of][2 * i] ** 2 + weight[of][2 * i + 1] ** 2 + b ** 2,
    ),
    outgoing: Float64Array.from(out[of], (a) => a ** 2),
  };
}

/** Mean of log(1 + e^(∓logit)), and its gradient. */
function logisticLoss(
  logits: ArrayLike<number>,
  chosen: Uint32Array,
  labels: Uint8Array,
  gradient: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < chosen.length; i++) {
    const logit = logits[i];
    const label = labels[chosen[i]];
    const wrong = label === 1 ? -logit : logit;
    sum += Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
    gradient[i] = (logistic(logit) - label) / chosen.length;
  }
  return sum / chosen.length;
}

/** Epochs of shuffled batches, without end. */
function batchesOf(size: number, random: Random): () => Uint32Array {
  const order = Uint32Array.from({ length: points }, (_, i) => i);
  let at = points;
  return () => {
    if (at + size > points) {
      shuffle(order, random);
      at = 0;
    }
    at += size;
    return order.slice(at - size, at);
  };
}
