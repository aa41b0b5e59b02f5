/**
 * Image sets, loaded shard by shard and kept.
 *
 * Loading is asynchronous; experiments read synchronously, so `loaded` shows what is already there. It fits
 * the experiments' `DataAccess` by shape, for this folder may not import from theirs.
 */
import { DataError } from './data-error.ts';
import { decodeShard } from './decode-shard.ts';
import type { ImageSetInfo, Shard, Split } from './image-set.ts';
import { keepOnce } from './keep-once.ts';
import { parseSet } from './parse-set.ts';
import type { ReadBytes } from './read-bytes.ts';

export type OnShardProgress = (loadedBytes: number, totalBytes: number) => void;

export interface LoadedShards {
  /** @throws DataError if `ImageSource.info` (or `load`) was not awaited for this set before */
  info(set: string): ImageSetInfo;
  /** The shard, or undefined while it is not loaded. */
  shard(set: string, split: Split, index: number): Shard | undefined;
}

export interface ImageSource {
  /** What is in the set. Kept once loaded. */
  info(set: string): Promise<ImageSetInfo>;
  /**
   * One shard. Kept once loaded; calls made meanwhile share one request and all hear its progress; after a
   * failure the next call asks again.
   *
   * @throws DataError with a message fit to be shown
   * @throws RangeError where the set has no shard of that number
   */
  load(set: string, split: Split, index: number, onProgress?: OnShardProgress): Promise<Shard>;
  readonly loaded: LoadedShards;
}

export function createImageSource({ readBytes }: { readonly readBytes: ReadBytes }): ImageSource {
  const sets = keepOnce<ImageSetInfo>();
  const shards = keepOnce<Shard>();
  const key = (set: string, split: Split, index: number) => `${set}/${split}/${index}`;

  function info(set: string): Promise<ImageSetInfo> {
    return sets.get(set, async () => {
      const file = `${set}/set.json`;
      if (!/^[a-z0-9-]+$/.test(set)) {
        throw new DataError(file, 'cannot exist', 'A set is called by small letters, digits and hyphens.');
      }
      return parseSet(set, file, await readBytes(file));
    });
  }

  async function load(
    set: string,
    split: Split,
    index: number,
    onProgress?: OnShardProgress,
  ): Promise<Shard> {
    const setInfo = await info(set);
    const shardInfo = setInfo[split].at(index);
    if (!shardInfo || index < 0 || !Number.isInteger(index)) {
      throw new RangeError(
        `${set} has no ${split} shard ${index}: they are numbered 0 to ${setInfo[split].length - 1}.`,
      );
    }
    const total = shardInfo.bytes;
    return shards.get(
      key(set, split, index),
      async (report) => {
        const file = `${set}/${shardInfo.file}`;
        return decodeShard(file, await readBytes(file, report), setInfo, shardInfo);
      },
      // A host that unpacks on the way delivers more bytes than the file has; a bar must not pass its end.
      onProgress && ((loadedBytes) => onProgress(Math.min(loadedBytes, total), total)),
    );
  }

  const loaded: LoadedShards = {
    info(set) {
      const setInfo = sets.peek(set);
      if (setInfo) return setInfo;
      throw new DataError(`${set}/set.json`, 'is not loaded yet', `Await info('${set}') before starting.`);
    },
    shard: (set, split, index) => shards.peek(key(set, split, index)),
  };

  return { info, load, loaded };
}
