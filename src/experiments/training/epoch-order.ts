/** In which order an epoch visits the training images. */
import { shuffle, type Random } from '../../numerics/random.ts';

/**
 * Numbers of images, counted through all shards. The first epoch takes shard after shard, shuffled inside
 * each, so that training starts when the first shard is there; later ones shuffle everything. It depends on
 * the seed alone, not on when a shard arrives.
 *
 * @param counts images in each shard
 * @param epoch from 1
 */
export function epochOrder(counts: readonly number[], epoch: number, random: Random): Uint32Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const order = Uint32Array.from({ length: total }, (_, i) => i);
  if (epoch > 1) return shuffle(order, random);
  let start = 0;
  for (const count of counts) {
    shuffle(order.subarray(start, start + count), random);
    start += count;
  }
  return order;
}
