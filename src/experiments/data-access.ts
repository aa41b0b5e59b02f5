/**
 * How an experiment reads images: synchronously, from shards that may not have come yet.
 *
 * Training starts on the first shard. So that the numbers do not depend on the network's speed, an
 * experiment asks for shards in an order of its own and yields `waiting` until the one it needs is there;
 * whoever runs it (the worker, a test, the build) loads that shard and calls `next` again.
 */
import type { ImageSetInfo, Shard, Split } from '../data/image-set.ts';

export interface DataAccess {
  /** What the set is and how many shards it has; available before the experiment starts. */
  info(set: string): ImageSetInfo;
  /** The shard, or undefined while it is not loaded. */
  shard(set: string, split: Split, index: number): Shard | undefined;
}

export interface WaitingForShard {
  readonly waiting: { readonly set: string; readonly split: Split; readonly index: number };
}

export function isWaiting(frame: object): frame is WaitingForShard {
  return 'waiting' in frame;
}

/** Yields until the shard is there: `const shard = yield* takeShard(data, 'mnist', 'train', 0)`. */
export function* takeShard(
  data: DataAccess,
  set: string,
  split: Split,
  index: number,
): Generator<WaitingForShard, Shard, void> {
  for (;;) {
    const shard = data.shard(set, split, index);
    if (shard) return shard;
    yield { waiting: { set, split, index } };
  }
}
