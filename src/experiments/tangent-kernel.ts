/**
 * Networks of one hidden layer on the unit circle, f(x) = (1/√m) Σ a_j σ(w_j · (x, β)), all weights N(0, 1): their tangent
 * kernel at the start and after training, and how fast they learn each frequency. One network after the other.
 *
 * The target is size × Σ_k cos(kθ), of frequencies 1 to 4, on 48 points: the larger it is, the farther weights must move, and
 * the less the kernel stays what it was. Full-batch gradient descent on half of the mean square
 * error, step size 1: one step is one unit of time. What the network computes at the start is taken off, as is usual, so
 * that each frequency starts with its whole amplitude to learn.
 */
import { type Activation, defaultsOf } from '../activations/activation.ts';
import { activationOf } from '../activations/index.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export const frequencies = [1, 2, 3, 4] as const;
/** The kernel is given at so many angles, from 0 to π. */
export const angles = 25;
const points = 48;
/** Beyond step 2/λ_max gradient descent runs away; kernels here have λ_max of about 1. */
const stepSize = 1;

export interface TangentKernelFrame extends Frame {
  /** 0, 1, … */
  readonly network: number;
  readonly time: number;
  /** Of each frequency what is left to learn, as a share of what there was. */
  readonly left: readonly number[];
  /** Between the point at angle 0 and one θ away; at the start and at the end of a network's training. */
  readonly kernel?: Float64Array;
}

interface Net {
  readonly w: Float64Array;
  readonly a: Float64Array;
}

export default defineExperiment({
  id: 'tangent-kernel',
  defaults: { activation: 'relu', width: 300, networks: 5, bias: 1, size: 0.1, time: 300, seed: 1 },

  *run({
    activation: id,
    width,
    networks,
    bias,
    size,
    time,
    seed,
  }): Generator<TangentKernelFrame, void, void> {
    const activation = activationOf(id);
    const circle = Float64Array.from({ length: points }, (_, i) => (2 * Math.PI * i) / points);
    const target = circle.map((theta) => size * frequencies.reduce((sum, k) => sum + Math.cos(k * theta), 0));
    const totalSteps = networks * time;
    for (let network = 0; network < networks; network++) {
      const random = createRandom(seed, network);
      const net: Net = {
        w: Float64Array.from({ length: 3 * width }, () => random.normal()),
        a: Float64Array.from({ length: width }, () => random.normal()),
      };
      const gradient: Net = { w: new Float64Array(3 * width), a: new Float64Array(width) };
      const start = circle.map((theta) => output(net, activation, theta, bias));
      for (let step = 0; ; step++) {
        gradient.w.fill(0);
        gradient.a.fill(0);
        const errors = circle.map((theta, i) => {
          const error = output(net, activation, theta, bias) - start[i] - target[i];
          addGradient(gradient, net, activation, theta, bias, error / points);
          return error;
        });
        const ends = step === 0 || step === time;
        if (ends || step % 4 === 0)
          yield {
            step: network * time + step,
            totalSteps,
            network,
            time: step * stepSize,
            left: frequencies.map((k) => amplitude(errors, circle, k) / size),
            ...(ends && { kernel: kernelOf(net, activation, bias) }),
          };
        if (step === time) break;
        for (let p = 0; p < net.w.length; p++) net.w[p] -= stepSize * gradient.w[p];
        for (let p = 0; p < net.a.length; p++) net.a[p] -= stepSize * gradient.a[p];
      }
    }
  },
});

function output({ w, a }: Net, activation: Activation, theta: number, bias: number): number {
  const values = defaultsOf(activation);
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  let sum = 0;
  for (let j = 0; j < a.length; j++)
    sum += a[j] * activation.f(w[3 * j] * cos + w[3 * j + 1] * sin + w[3 * j + 2] * bias, values);
  return sum / Math.sqrt(a.length);
}

/** Adds weight × ∇f(x). */
function addGradient(
  to: Net,
  { w, a }: Net,
  activation: Activation,
  theta: number,
  bias: number,
  weight: number,
): void {
  const values = defaultsOf(activation);
  const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
  const scale = weight / Math.sqrt(a.length);
  for (let j = 0; j < a.length; j++) {
    const z = w[3 * j] * cos + w[3 * j + 1] * sin + w[3 * j + 2] * bias;
    const slope = scale * a[j] * activation.df(z, values);
    to.a[j] += scale * activation.f(z, values);
    to.w[3 * j] += slope * cos;
    to.w[3 * j + 1] += slope * sin;
    to.w[3 * j + 2] += slope * bias;
  }
}

/** ∇f(x) · ∇f(x′) for x at angle 0 and x′ at each angle. */
function kernelOf(net: Net, activation: Activation, bias: number): Float64Array {
  const gradientAt = (theta: number): Net => {
    const gradient: Net = { w: new Float64Array(net.w.length), a: new Float64Array(net.a.length) };
    addGradient(gradient, net, activation, theta, bias, 1);
    return gradient;
  };
  const first = gradientAt(0);
  return Float64Array.from({ length: angles }, (_, i) => {
    const other = gradientAt((Math.PI * i) / (angles - 1));
    let sum = 0;
    for (let p = 0; p < first.w.length; p++) sum += first.w[p] * other.w[p];
    for (let p = 0; p < first.a.length; p++) sum += first.a[p] * other.a[p];
    return sum;
  });
}

/** −1 times the cosine part of the errors: at the start, that of the target. */
function amplitude(errors: Float64Array, circle: Float64Array, k: number): number {
  return (-2 / points) * errors.reduce((sum, error, i) => sum + error * Math.cos(k * circle[i]), 0);
}
