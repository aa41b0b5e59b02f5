/**
 * Two inputs through random networks of finite width, one network a frame, beside what an infinitely wide one would
 * do to them. Weights N(0, σ_w²/width), biases N(0, σ_b²), at each activation's critical point.
 */
import { activationOf, defaultsOf } from '../activations/index.ts';
import { matmulTransposedB } from '../numerics/matmul.ts';
import { createRandom } from '../numerics/random.ts';
import { breath, type Breath } from './breath.ts';
import { criticalPoints, isCritical } from './correlation-map/critical-points.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export interface CorrelationMapFrame extends Frame {
  /** Of the network just drawn: correlation and mean square length at layer 1, 2, … */
  readonly correlations: Float64Array;
  readonly lengths: Float64Array;
}

export default defineExperiment({
  id: 'correlation-map',
  defaults: { activation: 'relu', width: 100, depth: 30, correlation: 0, networks: 20, seed: 1 },

  *run({
    activation: id,
    width,
    depth,
    correlation,
    networks,
    seed,
  }): Generator<CorrelationMapFrame | Breath, void, void> {
    if (!isCritical(id))
      throw new Error(
        `correlation-map: no critical point is known for "${id}"; there is one for ${Object.keys(criticalPoints).join(', ')}.`,
      );
    const activation = activationOf(id);
    const values = defaultsOf(activation);
    const { weightVariance, biasVariance } = criticalPoints[id];
    for (let net = 0; net < networks; net++) {
      const random = createRandom(seed, net);
      // Pre-activations of the first layer, drawn with the wanted length and correlation.
      let z = startingPair(width, correlation, () => random.normal());
      const correlations = new Float64Array(depth + 1);
      const lengths = new Float64Array(depth + 1);
      const weights = new Float32Array(width * width);
      for (let layer = 0; ; layer++) {
        const [a, b] = [z.subarray(0, width), z.subarray(width)];
        lengths[layer] = (dotOf(a, a) + dotOf(b, b)) / (2 * width);
        correlations[layer] = dotOf(a, b) / Math.sqrt(dotOf(a, a) * dotOf(b, b));
        if (layer === depth) break;
        const deviation = Math.sqrt(weightVariance / width);
        for (let i = 0; i < weights.length; i++) weights[i] = deviation * random.normal();
        const h = z.map((value) => activation.f(value, values));
        const next = new Float32Array(2 * width);
        matmulTransposedB(h, weights, next, 2, width, width);
        for (let i = 0; i < width; i++) {
          const bias = Math.sqrt(biasVariance) * random.normal();
          next[i] += bias;
          next[width + i] += bias;
        }
        z = next;
        // A layer of 300 units takes 3 ms, a network thirty times that.
        yield breath;
      }
      yield { step: net + 1, totalSteps: networks, correlations, lengths };
    }
  },
});

/** Two rows of standard normal numbers with exactly that sample length and correlation. */
function startingPair(width: number, correlation: number, normal: () => number): Float32Array {
  const a = Float64Array.from({ length: width }, normal);
  const b = Float64Array.from({ length: width }, normal);
  scaleTo(a, width);
  const along = dotOf(a, b) / width;
  for (let i = 0; i < width; i++) b[i] -= along * a[i];
  scaleTo(b, width);
  const across = Math.sqrt(1 - correlation * correlation);
  const z = new Float32Array(2 * width);
  for (let i = 0; i < width; i++) {
    z[i] = a[i];
    z[width + i] = correlation * a[i] + across * b[i];
  }
  return z;
}

function scaleTo(row: Float64Array, square: number): void {
  const factor = Math.sqrt(square / dotOf(row, row));
  for (let i = 0; i < row.length; i++) row[i] *= factor;
}

function dotOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
