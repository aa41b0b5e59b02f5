/**
 * What becomes of a signal and of a gradient in one square net of random weights: the mean square of each layer's
 * pre-activations on the way there, and of the gradient at them on the way back, as a share of what was sent.
 */
import { matmul, matmulTransposedB } from '../numerics/matmul.ts';
import { norm } from '../numerics/statistics.ts';
import { drawnNet } from './drawn-net.ts';

export interface ThroughLayers {
  /** [0] is layer 1. */
  readonly signal: readonly number[];
  /** [0] is layer 1, the last is 1. */
  readonly gradient: readonly number[];
}

export interface LayersSettings {
  f(x: number): number;
  df(x: number): number;
  /** Weights after the first layer have the variance gain²/width; those of the first 1/width. */
  readonly gain: number;
  readonly depth: number;
  readonly width: number;
  readonly seed: number;
}

export function throughLayers({ f, df, gain, depth, width, seed }: LayersSettings): ThroughLayers {
  const { matrices, input, message } = drawnNet(seed, width, depth);
  const scaleOf = (layer: number) => (layer === 0 ? 1 : gain) / Math.sqrt(width);
  const layers: Float64Array[] = [];
  let h = input;
  for (let layer = 0; layer < depth; layer++) {
    const z = new Float64Array(width);
    matmulTransposedB(h, matrices[layer], z, 1, width, width);
    const scale = scaleOf(layer);
    layers.push(z.map((sum) => sum * scale));
    h = layers[layer].map(f);
  }
  const meanSquare = (x: Float64Array) => norm(x) ** 2 / width;
  const sent = meanSquare(message);
  const gradient = [1];
  let arriving = message;
  for (let layer = depth - 2; layer >= 0; layer--) {
    const back = new Float64Array(width);
    matmul(arriving, matrices[layer + 1], back, 1, width, width);
    const scale = scaleOf(layer + 1);
    arriving = back.map((sum, i) => sum * scale * df(layers[layer][i]));
    gradient.unshift(meanSquare(arriving) / sent);
  }
  return { signal: layers.map(meanSquare), gradient };
}
