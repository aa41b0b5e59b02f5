/**
 * Mean and variance over the units of a layer, on their way through random networks of a width. Each unit's weights are
 * normal, then shifted and scaled so that they have exactly the sum ω and the sum of squares τ (Klambauer et al. 2017 take
 * both as given). One network a frame.
 */
import { activationOf, defaultsOf } from '../activations/index.ts';
import { createRandom, type Random } from '../numerics/random.ts';
import { mean, variance } from '../numerics/statistics.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export interface SeluFixedPointFrame extends Frame {
  /** Of each network so far, at the inputs and behind each layer. */
  readonly networks: readonly Through[];
}
export interface Through {
  readonly means: readonly number[];
  readonly variances: readonly number[];
}

/** So many normal numbers take about 10 ms. */
const normalsPerFrame = 250_000;

/** Normal numbers with exactly this mean and this mean square about it. */
function drawnExactly(values: Float64Array, random: Random, centre: number, spread: number): void {
  for (let i = 0; i < values.length; i++) values[i] = random.normal();
  const m = mean(values);
  const scale = Math.sqrt(spread / variance(values));
  for (let i = 0; i < values.length; i++) values[i] = centre + scale * (values[i] - m);
}

export default defineExperiment({
  id: 'selu-fixed-point',
  defaults: {
    activation: 'selu',
    mean: 0.5,
    variance: 4,
    sum: 0,
    squares: 1,
    width: 100,
    depth: 20,
    networks: 12,
    seed: 1,
  },

  *run({
    activation: id,
    mean: m,
    variance: v,
    sum,
    squares,
    width,
    depth,
    networks,
    seed,
  }): Generator<SeluFixedPointFrame, void, void> {
    const rest = squares - (sum * sum) / width;
    if (!(rest > 0))
      throw new RangeError(
        `selu-fixed-point: ${width} weights of sum ${sum} have squares of at least ${(sum * sum) / width}, but ${squares} are asked for`,
      );
    const activation = activationOf(id);
    const values = defaultsOf(activation);
    const done: Through[] = [];
    const frame = (): SeluFixedPointFrame => ({
      step: done.length,
      totalSteps: networks,
      networks: [...done],
    });
    const row = new Float64Array(width);
    let drawn = 0;
    for (let network = 0; network < networks; network++) {
      const random = createRandom(seed, network);
      let signal = new Float64Array(width);
      drawnExactly(signal, random, m, v);
      const [means, variances] = [[mean(signal)], [variance(signal)]];
      for (let layer = 0; layer < depth; layer++) {
        const next = new Float64Array(width);
        for (let unit = 0; unit < width; unit++) {
          drawnExactly(row, random, sum / width, rest / width);
          let z = 0;
          for (let i = 0; i < width; i++) z += row[i] * signal[i];
          next[unit] = activation.f(z, values);
        }
        signal = next;
        means.push(mean(signal));
        variances.push(variance(signal));
        drawn += width * width;
        if (drawn >= normalsPerFrame) {
          drawn = 0;
          yield frame();
        }
      }
      done.push({ means, variances });
      yield frame();
    }
  },
});
