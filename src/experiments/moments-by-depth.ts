/**
 * A signal on its way up through a random network, and a gradient on its way back: their mean squares at each layer's
 * pre-activations. One network a frame. Weights N(0, σ²/width), no biases; the first layer's pre-activations and the
 * gradient at the last one's are standard normal.
 */
import { activationOf, defaultsOf } from '../activations/index.ts';
import { matmulTransposedB } from '../numerics/matmul.ts';
import { createRandom } from '../numerics/random.ts';
import { breath, type Breath } from './breath.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export interface MomentsFrame extends Frame {
  /** Of the network just drawn, at layer 1, 2, …: mean square of the pre-activations … */
  readonly forward: Float64Array;
  /** … and of the gradient at them. */
  readonly backward: Float64Array;
}

export default defineExperiment({
  id: 'moments-by-depth',
  defaults: { activation: 'relu', weightVariance: 2, width: 100, depth: 30, networks: 20, seed: 1 },

  *run({
    activation: id,
    weightVariance,
    width,
    depth,
    networks,
    seed,
  }): Generator<MomentsFrame | Breath, void, void> {
    const activation = activationOf(id);
    const values = defaultsOf(activation);
    const deviation = Math.sqrt(weightVariance / width);
    for (let net = 0; net < networks; net++) {
      const random = createRandom(seed, net);
      const weights: Float32Array[] = [];
      const sums = [Float32Array.from({ length: width }, () => random.normal())];
      for (let layer = 1; layer < depth; layer++) {
        const w = Float32Array.from({ length: width * width }, () => deviation * random.normal());
        const z = new Float32Array(width);
        const input = sums[layer - 1].map((x) => activation.f(x, values));
        matmulTransposedB(input, w, z, 1, width, width);
        weights.push(w);
        sums.push(z);
        // A layer of 200 units takes a millisecond, a network fifty times that.
        yield breath;
      }
      const gradients: Float32Array[] = [Float32Array.from({ length: width }, () => random.normal())];
      for (let layer = depth - 1; layer > 0; layer--) {
        gradients.unshift(
          backThrough(weights[layer - 1], gradients[0], sums[layer - 1], (x) => activation.df(x, values)),
        );
        yield breath;
      }
      yield {
        step: net + 1,
        totalSteps: networks,
        forward: Float64Array.from(sums, meanSquare),
        backward: Float64Array.from(gradients, meanSquare),
      };
    }
  },
});

/** (Wᵀδ) ⊙ f′(z) of the layer below. */
function backThrough(
  w: Float32Array,
  above: Float32Array,
  z: Float32Array,
  df: (x: number) => number,
): Float32Array {
  const width = z.length;
  const below = new Float32Array(width);
  for (let row = 0; row < width; row++)
    for (let column = 0; column < width; column++) below[column] += w[row * width + column] * above[row];
  return below.map((sum, i) => sum * df(z[i]));
}

function meanSquare(row: Float32Array): number {
  return row.reduce((sum, x) => sum + x * x, 0) / row.length;
}
