/** What an image set is on disk and in memory. The loaders are beside this file. */

export type Split = 'train' | 'test';

/** One packed file: `count` images of `width * height` bytes, then `count` labels. */
export interface ShardInfo {
  readonly file: string;
  readonly count: number;
  /** Size of the file in bytes, compressed. */
  readonly bytes: number;
  readonly sha256: string;
}

/** public/data/<id>/set.json */
export interface ImageSetInfo {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly classes: readonly string[];
  readonly seed: number;
  readonly licence: string;
  readonly origin: string;
  /** Of the training images' pixels, on the scale 0 to 1. */
  readonly mean: number;
  readonly deviation: number;
  readonly train: readonly ShardInfo[];
  readonly test: readonly ShardInfo[];
}

export interface Shard {
  readonly count: number;
  /** count × height × width, row by row, 0 (background) to 255 (ink). */
  readonly images: Uint8Array;
  /** count class numbers. */
  readonly labels: Uint8Array;
}
