/** Pixels from 0 (background) to 1 (ink), as a Boltzmann machine takes them for probabilities. */
import type { ImageSetInfo, Shard } from '../../data/image-set.ts';
import type { Layer } from '../../networks/layer.ts';
import { reusedRows, type Vector } from '../../numerics/vector.ts';

/** From standardised pixels, as `trainingBatches` gives them, in place. */
export function toGrey(x: Vector, { mean, deviation }: Pick<ImageSetInfo, 'mean' | 'deviation'>): Vector {
  // Rounding may leave a background a little under 0.
  for (let i = 0; i < x.length; i++) x[i] = Math.min(1, Math.max(0, mean + deviation * x[i]));
  return x;
}

/** The same as the first layer of a network. */
export function greyLayer(info: ImageSetInfo): Layer {
  const size = info.width * info.height;
  const outputs = reusedRows('float32', size);
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      const y = outputs(batchSize);
      y.set(x);
      return toGrey(y, info);
    },
    // Nothing is learned before it.
    backward: (dy) => dy,
  };
}

/** The first `count` images of a shard. */
export function greyImages({ images, labels }: Shard, count: number): Float32Array<ArrayBuffer> {
  const pixels = images.length / labels.length;
  return Float32Array.from(images.subarray(0, count * pixels), (value) => value / 255);
}
