/**
 * AlexNet's five convolutional layers at the paper's size, 2.3 million weights N(0, 0.01²) (3.7 without its groups): one picture forward, a random
 * gradient backward, layer by layer. Once with the paper's biases of 1 in convolutions 2, 4 and 5, once with all at 0,
 * from the same weights. A second picture goes forward too, so that one can ask how alike a layer sees the two.
 *
 * A frame is one layer one way, at most about 50 ms (convolution 2 backward, 0.9 GFLOP): no smaller part of a layer
 * can be computed by itself. The weights are drawn in parts as well.
 */
import { alexNetConvolutions } from '../networks/models/alexnet.ts';
import { build } from '../networks/models/build.ts';
import { normalDistribution } from '../numerics/normal.ts';
import { createRandom } from '../numerics/random.ts';
import { mean, norm, rms, shareOfZeros, standardDeviation } from '../numerics/statistics.ts';
import type { Vector } from '../numerics/vector.ts';
import { enlarged, noise } from './alexnet-at-full-size/pictures.ts';
import { takeShard } from './data-access.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { streams } from './training/streams.ts';

/** `grey`: from 0 to 255 less the mean, as in 2012. `standard`: deviation 1. */
export type PixelScale = 'grey' | 'standard';

/** One convolution and its ReLU. */
export interface LayerReading {
  readonly name: string;
  readonly bias: number;
  /** Of the pre-activations. */
  readonly mean: number;
  readonly deviation: number;
  /** Share of zeros after ReLU, and what a normal pre-activation around the bias would give. */
  readonly zeros: number;
  readonly predictedZeros: number;
  /** Root of the mean square after ReLU. */
  readonly signal: number;
  /** Cosine between what two pictures make of this layer's output. */
  readonly likeness: number;
  /** Roots of mean squares; not yet there before the way back. */
  readonly gradient?: number;
  readonly weightGradient?: number;
}

export interface FullSizeFrame extends Frame {
  /** With biases of 1, then of 0; each with as many layers as have been passed. */
  readonly passes: readonly (readonly LayerReading[])[];
  /** After the response normalisation over before it, root mean squares, by layer; empty without it. */
  readonly normFactors: readonly number[];
  /** Of one picture through all layers, in the passes so far, on average. */
  readonly forwardMilliseconds: number;
  readonly backwardMilliseconds: number;
}

/** A type, not an interface, which would not fit `ExperimentSettings`. */
export type FullSizeSettings = Readonly<{
  picture: 'clothes' | 'noise';
  pixels: PixelScale;
  normalise: boolean;
  seed: number;
}>;

const set = 'fashion-mnist';
const deviation = 0.01;
const drawnAtOnce = 1 << 17;

export default defineExperiment<FullSizeSettings, FullSizeFrame>({
  id: 'alexnet-at-full-size',
  defaults: { picture: 'clothes', pixels: 'grey', normalise: true, seed: 1 },
  sets: () => [set],

  *run({ picture, pixels, normalise, seed }, data, now) {
    const info = data.info(set);
    const choice = createRandom(seed, streams.order);
    const shard = yield* takeShard(data, set, 'train', 0);
    const [image, other] = [0, 1].map(() =>
      picture === 'noise'
        ? noise(choice, info, pixels)
        : enlarged(shard, choice.integer(shard.count), info, pixels),
    );

    const random = createRandom(seed, streams.weights);
    // The weights are drawn below, as `build` would, but in parts.
    const model = alexNetConvolutions({ normalise, initialiser: () => undefined });
    const { plans } = model;
    const { layers, outputSize } = build(model, { random });
    const weights = layers.flatMap(({ parameters }) => parameters.slice(0, 1).map(({ value }) => value));
    const convolutions = new Map(
      layers.flatMap(({ parameters }, index) => {
        if (parameters.length === 0) return [];
        const [, bias] = parameters;
        const { name, multiplyAdds, units } = plans[index];
        return [[index, { name, bias, paperBias: bias.value[0], fanIn: multiplyAdds / units }] as const];
      }),
    );

    const parts = weights.reduce((sum, { length }) => sum + Math.ceil(length / drawnAtOnce), 0);
    const totalSteps = parts + 2 * 3 * layers.length;
    const passes: LayerReading[][] = [];
    const normFactors: number[] = [];
    let [step, forward, backward] = [0, 0, 0];
    const frame = (): FullSizeFrame => ({
      step: ++step,
      totalSteps,
      passes: passes.map((readings) => [...readings]),
      normFactors: [...normFactors],
      forwardMilliseconds: forward / Math.max(1, passes.length),
      backwardMilliseconds: backward / Math.max(1, passes.length),
    });

    for (const value of weights)
      for (let start = 0; start < value.length; start += drawnAtOnce) {
        const end = Math.min(value.length, start + drawnAtOnce);
        for (let i = start; i < end; i++) value[i] = deviation * random.normal();
        yield frame();
      }

    for (const ones of [true, false]) {
      for (const { bias, paperBias } of convolutions.values()) bias.value.fill(ones ? paperBias : 0);
      const readings: LayerReading[] = [];
      passes.push(readings);

      const seenByOther: Float32Array[] = [];
      let x: Vector = other;
      for (const [index, layer] of layers.entries()) {
        x = layer.forward(x, 1);
        if (convolutions.has(index - 1)) seenByOther.push(Float32Array.from(x));
        yield frame();
      }

      x = image;
      let inputRms = NaN;
      for (const [index, layer] of layers.entries()) {
        const input = x;
        const begin = now();
        x = layer.forward(input, 1);
        forward += now() - begin;
        if (convolutions.has(index)) inputRms = rms(input);
        const convolution = convolutions.get(index - 1);
        if (convolution) {
          const { name, fanIn } = convolution;
          const bias = convolution.bias.value[0];
          readings.push({
            name,
            bias,
            mean: mean(input),
            deviation: standardDeviation(input),
            zeros: shareOfZeros(x),
            predictedZeros: normalDistribution(-bias / (deviation * Math.sqrt(fanIn) * inputRms)),
            signal: rms(x),
            likeness: cosine(x, seenByOther[readings.length]),
          });
        }
        if (ones && plans[index].name.startsWith('norm')) normFactors.push(rms(x) / rms(input));
        yield frame();
      }

      const gradients = createRandom(seed, streams.shifts);
      let gradient: Vector = Float32Array.from({ length: outputSize }, () => gradients.normal());
      let last = readings.length - 1;
      for (let index = layers.length - 1; index >= 0; index--) {
        const above = gradient;
        const begin = now();
        gradient = layers[index].backward(above, 1);
        backward += now() - begin;
        if (convolutions.has(index)) {
          const weightGradient = rms(layers[index].parameters[0].gradient);
          readings[last] = { ...readings[last], gradient: rms(above), weightGradient };
          last--;
        }
        yield frame();
      }
    }
  },
});

function cosine(a: Vector, b: Vector): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) product += a[i] * b[i];
  return product / (norm(a) * norm(b));
}
