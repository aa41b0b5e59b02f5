/** A network's answers on all test images. */
import { largest } from '../../networks/softmax-cross-entropy.ts';
import type { Sequential } from '../../networks/sequential.ts';
import type { Vector } from '../../numerics/vector.ts';
import { reusedRows } from '../../numerics/vector.ts';
import { takeShard, type DataAccess, type WaitingForShard } from '../data-access.ts';
import { standardised, writeImage } from './pixels.ts';

export interface Evaluation {
  /** Share of right answers, 0 to 1. */
  readonly accuracy: number;
  /** classes × classes counts; the row is the true class, the column the answer. */
  readonly confusion: Uint32Array<ArrayBuffer>;
}

/** Sees each layer's output for each slice of images; must not change or keep it. */
export type Inspect = (layer: number, output: Vector, labels: Uint8Array) => void;

/** Small enough for a slice to take a few milliseconds in a network of layers that are products alone. */
const SLICE = 200;

/**
 * @param pause the frame to yield between slices, so that whoever runs this can stop or draw
 * @param slice how many images are answered at once
 */
export function* evaluate<F>(
  network: Sequential,
  data: DataAccess,
  set: string,
  pause: () => F,
  inspect?: Inspect,
  slice = SLICE,
): Generator<F | WaitingForShard, Evaluation, void> {
  const info = data.info(set);
  const classes = info.classes.length;
  const pixels = info.width * info.height;
  const table = standardised(info);
  const rows = reusedRows('float32', pixels);
  const confusion = new Uint32Array(classes * classes);
  let seen = 0;
  let right = 0;
  for (let number = 0; number < info.test.length; number++) {
    const shard = yield* takeShard(data, set, 'test', number);
    for (let start = 0; start < shard.count; start += slice) {
      if (seen > 0) yield pause();
      const size = Math.min(slice, shard.count - start);
      const x = rows(size);
      for (let row = 0; row < size; row++)
        writeImage(shard.images, (start + row) * pixels, info, table, x, row * pixels);
      const labels = shard.labels.subarray(start, start + size);
      let y: Vector = x;
      network.layers.forEach((layer, i) => {
        y = layer.forward(y, size);
        inspect?.(i, y, labels);
      });
      for (let row = 0; row < size; row++) {
        const answer = largest(y, row * classes, classes);
        confusion[labels[row] * classes + answer]++;
        if (answer === labels[row]) right++;
      }
      seen += size;
    }
  }
  return { accuracy: right / seen, confusion };
}
