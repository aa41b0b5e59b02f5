/**
 * One gradient, sent back through a deep net at the moment it is born: how much of it is left at each layer.
 *
 * The net is square (every layer `width` units), without learned biases; its input is standard normal. The
 * gradient at the last layer's pre-activations, the message, is standard normal too, and is the same for every
 * net of that width and seed; so are the weights, but for their scale.
 */
import type { Activation } from '../activations/activation.ts';
import { defaultsOf } from '../activations/activation.ts';
import tanh from '../activations/tanh.ts';
import { matmul, matmulTransposedB } from '../numerics/matmul.ts';
import { rms } from '../numerics/statistics.ts';
import { drawnNet } from './drawn-net.ts';
import { gainSquared } from './initialisers.ts';

/**
 * `glorot`: variance 1/width (fan-in and fan-out are equal). `he`: 2/width. `own`: the variance that keeps the
 * mean square of this activation's output, and for the sigmoid also its mean (see `startOf`).
 */
export type MessageWeights = 'glorot' | 'he' | 'own';

export interface MessageSettings {
  readonly activation: Activation;
  readonly weights: MessageWeights;
  /** Matrices, at least 1. The last layer is linear, as before a loss. */
  readonly depth: number;
  readonly width: number;
  /** A whole number from 0 to 2^32 − 1. */
  readonly seed: number;
}

export interface BackwardMessage {
  /** The gradient at each layer's pre-activations; [0] is layer 1, the last is the message itself. */
  readonly gradients: readonly Float64Array[];
  /** Root mean square at each layer, as a share of the message's. */
  readonly shares: readonly number[];
}

export function sendBack(settings: MessageSettings): BackwardMessage {
  const { activation, depth, width, seed } = settings;
  const { matrices, input, message } = drawnNet(seed, width, depth);
  const values = defaultsOf(activation);
  const start = startOf(settings);
  const layers = Array.from({ length: depth }, () => new Float64Array(width));

  let h = input;
  for (let l = 0; l < depth; l++) {
    const z = layers[l];
    matmulTransposedB(h, matrices[l], z, 1, width, width);
    const deviation = start.deviation(l);
    h = new Float64Array(width);
    for (let i = 0; i < width; i++) {
      z[i] *= deviation;
      h[i] = activation.f(z[i], values) - start.centre;
    }
  }

  // From here on a layer's array holds its gradient instead.
  layers[depth - 1].set(message);
  const arrived = new Float64Array(width);
  for (let l = depth - 2; l >= 0; l--) {
    matmul(layers[l + 1], matrices[l + 1], arrived, 1, width, width);
    const deviation = start.deviation(l + 1);
    const z = layers[l];
    for (let i = 0; i < width; i++) z[i] = deviation * arrived[i] * activation.df(z[i], values);
  }
  const whole = rms(message);
  return { gradients: layers, shares: layers.map((gradient) => rms(gradient) / whole) };
}

interface Start {
  /** Standard deviation of the weights of layer l, counted from 0. */
  deviation(l: number): number;
  /** Taken off every output: the same as a bias of −centre·Σw in the next layer. */
  readonly centre: number;
}

/**
 * The sigmoid's own start makes its net the tanh net: σ(z) = ½ + ½·tanh(z/2), so a net of sigmoids with four
 * times tanh's weights (twice in the first layer, whose inputs are not halved) and ½ taken off every output
 * has tanh's signals, and its gradients up to a factor that is the same in all layers but the first.
 */
function startOf({ activation, weights, width }: MessageSettings): Start {
  if (weights === 'own' && activation.id === 'sigmoid') {
    const base = Math.sqrt(gainSquared(tanh) / width);
    return { deviation: (l) => (l === 0 ? 2 : 4) * base, centre: 0.5 };
  }
  const variance = weights === 'glorot' ? 1 : weights === 'he' ? 2 : gainSquared(activation);
  const deviation = Math.sqrt(variance / width);
  return { deviation: () => deviation, centre: 0 };
}
