/** Endless batches of training images, epoch after epoch, the same for the same seed. */
import type { Shard } from '../../data/image-set.ts';
import { createRandom } from '../../numerics/random.ts';
import { reusedRows, type Vector } from '../../numerics/vector.ts';
import { takeShard, type DataAccess, type WaitingForShard } from '../data-access.ts';
import { epochOrder } from './epoch-order.ts';
import { standardised, writeImage } from './pixels.ts';
import { streams } from './streams.ts';

export interface Batch {
  /** size × pixels, standardised. Written over by the next batch. */
  readonly x: Vector;
  readonly labels: Uint8Array;
  readonly size: number;
  /** From 1. */
  readonly epoch: number;
}

export interface Batches {
  /** The last batch of an epoch may be smaller than the others. */
  readonly stepsPerEpoch: number;
  readonly imagesPerEpoch: number;
  /** The next batch, after waiting for its shards: `const batch = yield* batches.next()`. */
  next(): Generator<WaitingForShard, Batch, void>;
}

export interface BatchOptions {
  readonly set: string;
  readonly batchSize: number;
  readonly seed: number;
  /** Moves each image at random by −1, 0 or 1 pixel in each direction, anew every time. Default false. */
  readonly shifts?: boolean;
  /** Only the first so many images of the set. Default: all. */
  readonly images?: number;
}

export function trainingBatches(
  data: DataAccess,
  { set, batchSize, seed, shifts = false, images = Infinity }: BatchOptions,
): Batches {
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new RangeError(`trainingBatches: batchSize is ${batchSize}, but must be a whole number from 1`);
  if (!(images >= 1))
    throw new RangeError(`trainingBatches: images is ${images}, but must be a whole number from 1`);
  const info = data.info(set);
  const pixels = info.width * info.height;
  let left = images;
  const counts = info.train.flatMap(({ count }) => {
    const taken = Math.min(count, left);
    left -= taken;
    return taken > 0 ? [taken] : [];
  });
  const imagesPerEpoch = counts.reduce((sum, count) => sum + count, 0);
  const table = standardised(info);
  const orders = createRandom(seed, streams.order);
  const shift = createRandom(seed, streams.shifts);

  const rows = reusedRows('float32', pixels);
  const labels = new Uint8Array(batchSize);
  const shards: (Shard | undefined)[] = [];
  let epoch = 0;
  let order: Uint32Array = new Uint32Array(0);
  let done = 0;

  function* next(): Generator<WaitingForShard, Batch, void> {
    if (done === order.length) {
      epoch++;
      order = epochOrder(counts, epoch, orders);
      done = 0;
    }
    const size = Math.min(batchSize, order.length - done);
    const x = rows(size);
    for (let row = 0; row < size; row++) {
      let index = order[done + row];
      let number = 0;
      while (index >= counts[number]) index -= counts[number++];
      const shard = (shards[number] ??= yield* takeShard(data, set, 'train', number));
      const right = shifts ? shift.integer(3) - 1 : 0;
      const down = shifts ? shift.integer(3) - 1 : 0;
      writeImage(shard.images, index * pixels, info, table, x, row * pixels, right, down);
      labels[row] = shard.labels[index];
    }
    done += size;
    return { x, labels: size === batchSize ? labels : labels.subarray(0, size), size, epoch };
  }

  return { stepsPerEpoch: Math.ceil(imagesPerEpoch / batchSize), imagesPerEpoch, next };
}
