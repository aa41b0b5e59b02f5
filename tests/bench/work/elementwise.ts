/** Activations of 10⁶ numbers, forward and backward, beside the loop one would write with Math's functions. */
import gelu from '../../../src/activations/gelu.ts';
import { backward, forward } from '../../../src/activations/vector.ts';
import leakyRelu from '../../../src/activations/leaky-relu.ts';
import relu from '../../../src/activations/relu.ts';
import sigmoid from '../../../src/activations/sigmoid.ts';
import silu from '../../../src/activations/silu.ts';
import tanh from '../../../src/activations/tanh.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { allocate } from '../../../src/numerics/simd.ts';
import { ours, plain, race, type Timing } from './work.ts';

const count = 1_000_000;

/** erf to 1.5e-7 (Abramowitz and Stegun 7.1.26), which is what codes without a library use. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const p = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - p * Math.exp(-x * x));
}

type Loop = (x: Float32Array, y: Float32Array) => void;
type LoopBackward = (x: Float32Array, dy: Float32Array, dx: Float32Array) => void;

// Each with a loop of its own, so that the engine compiles it for this function alone.
const loops = [
  {
    activation: relu,
    forward: ((x, y) => {
      for (let i = 0; i < x.length; i++) y[i] = Math.max(0, x[i]);
    }) satisfies Loop,
    backward: ((x, dy, dx) => {
      for (let i = 0; i < x.length; i++) dx[i] = x[i] > 0 ? dy[i] : 0;
    }) satisfies LoopBackward,
  },
  {
    activation: leakyRelu,
    forward: ((x, y) => {
      for (let i = 0; i < x.length; i++) y[i] = Math.max(0.01 * x[i], x[i]);
    }) satisfies Loop,
    backward: ((x, dy, dx) => {
      for (let i = 0; i < x.length; i++) dx[i] = x[i] > 0 ? dy[i] : 0.01 * dy[i];
    }) satisfies LoopBackward,
  },
  {
    activation: tanh,
    forward: ((x, y) => {
      for (let i = 0; i < x.length; i++) y[i] = Math.tanh(x[i]);
    }) satisfies Loop,
    backward: ((x, dy, dx) => {
      for (let i = 0; i < x.length; i++) dx[i] = dy[i] * (1 - Math.tanh(x[i]) ** 2);
    }) satisfies LoopBackward,
  },
  {
    activation: sigmoid,
    forward: ((x, y) => {
      for (let i = 0; i < x.length; i++) y[i] = 1 / (1 + Math.exp(-x[i]));
    }) satisfies Loop,
    backward: ((x, dy, dx) => {
      for (let i = 0; i < x.length; i++) {
        const s = 1 / (1 + Math.exp(-x[i]));
        dx[i] = dy[i] * s * (1 - s);
      }
    }) satisfies LoopBackward,
  },
  {
    activation: silu,
    forward: ((x, y) => {
      for (let i = 0; i < x.length; i++) y[i] = x[i] / (1 + Math.exp(-x[i]));
    }) satisfies Loop,
    backward: ((x, dy, dx) => {
      for (let i = 0; i < x.length; i++) {
        const s = 1 / (1 + Math.exp(-x[i]));
        dx[i] = dy[i] * s * (1 + x[i] * (1 - s));
      }
    }) satisfies LoopBackward,
  },
  {
    activation: gelu,
    forward: ((x, y) => {
      for (let i = 0; i < x.length; i++) y[i] = 0.5 * x[i] * (1 + erf(x[i] * Math.SQRT1_2));
    }) satisfies Loop,
    backward: ((x, dy, dx) => {
      for (let i = 0; i < x.length; i++) {
        const distribution = 0.5 * (1 + erf(x[i] * Math.SQRT1_2));
        dx[i] = dy[i] * (distribution + x[i] * 0.3989422804014327 * Math.exp(-0.5 * x[i] * x[i]));
      }
    }) satisfies LoopBackward,
  },
];

export async function work(): Promise<readonly Timing[]> {
  const random = createRandom(1);
  const [x, dy, y] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i++) [x[i], dy[i]] = [2 * random.normal(), random.normal()];
  const [x2, dy2, y2] = [allocate(count), allocate(count), allocate(count)];
  x2.set(x);
  dy2.set(dy);
  const timings: Timing[] = [];
  for (const { activation, forward: loop, backward: loopBackward } of loops) {
    const { name } = activation;
    timings.push(
      ...(await race(`${name} of 10⁶ numbers`, 15, [
        { engine: ours, run: () => forward(activation, x2, y2) },
        { engine: `${ours}, copied in and out`, run: () => forward(activation, x, y) },
        { engine: plain, run: () => loop(x, y) },
      ])),
      ...(await race(`${name}, backward`, 15, [
        { engine: ours, run: () => backward(activation, x2, dy2, y2) },
        { engine: `${ours}, copied in and out`, run: () => backward(activation, x, dy, y) },
        { engine: plain, run: () => loopBackward(x, dy, y) },
      ])),
    );
  }
  return timings;
}
