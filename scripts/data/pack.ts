/** From chosen images to shard files and set.json. */
import { constants, gzipSync } from 'node:zlib';
import type { ImageSetInfo, ShardInfo, Split } from '../../src/data/image-set.ts';
import { createRandom } from '../../src/numerics/random.ts';
import { choose } from './choose.ts';
import { sha256, type LabelledImages } from './inputs.ts';
import { perClassInShard, testShards, trainShards, type SetSource } from './sets.ts';

export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All images one after another, then all labels: pixels beside pixels pack better than pixels beside labels. */
function layOut(source: LabelledImages, places: readonly number[]): Uint8Array {
  const size = source.images.width * source.images.height;
  const bytes = new Uint8Array(places.length * (size + 1));
  places.forEach((place, i) => {
    bytes.set(source.images.pixels.subarray(place * size, (place + 1) * size), i * size);
    bytes[places.length * size + i] = source.labels[place];
  });
  return bytes;
}

function gzip(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  // Byte 9 names the operating system; "unknown" keeps the file the same wherever it is made.
  packed[9] = 255;
  return packed;
}

/** Population mean and deviation of the pixels of all shards, on the scale 0 to 1, to six decimals. */
function pixelMoments(shards: readonly Uint8Array[], labelBytes: number) {
  let count = 0;
  let sum = 0;
  let squares = 0; // whole numbers below 2^53 throughout, so exact
  for (const shard of shards) {
    for (const pixel of shard.subarray(0, shard.length - labelBytes)) {
      sum += pixel;
      squares += pixel * pixel;
      count += 1;
    }
  }
  const mean = sum / count;
  const round = (x: number) => Math.round(x * 1e6) / 1e6;
  return { mean: round(mean / 255), deviation: round(Math.sqrt(squares / count - mean * mean) / 255) };
}

export function packSet(
  set: SetSource,
  inputs: Readonly<Record<Split, LabelledImages>>,
): readonly PackedFile[] {
  const random = createRandom(set.seed);
  const classCount = set.classes.length;
  const layOutSplit = (split: Split, shardCount: number) =>
    choose(inputs[split].labels, shardCount, perClassInShard, classCount, random).map((places) =>
      layOut(inputs[split], places),
    );
  const test = layOutSplit('test', testShards);
  const train = layOutSplit('train', trainShards);
  console.log(
    `  chose ${perClassInShard} of each class for each of ${trainShards} training and ${testShards} test shards`,
  );

  const files: PackedFile[] = [];
  const packSplit = (split: Split, shards: readonly Uint8Array[]): ShardInfo[] =>
    shards.map((shard, index) => {
      const bytes = gzip(shard);
      // Not .gz: some hosts would send that with Content-Encoding, and the browser would unpack it.
      const name = `${split}-${String(index).padStart(2, '0')}.bin`;
      files.push({ name, bytes });
      return { file: name, count: perClassInShard * classCount, bytes: bytes.length, sha256: sha256(bytes) };
    });
  const info: ImageSetInfo = {
    id: set.id,
    name: set.name,
    width: inputs.train.images.width,
    height: inputs.train.images.height,
    classes: set.classes,
    seed: set.seed,
    licence: set.licence,
    origin: set.origin,
    ...pixelMoments(train, perClassInShard * classCount),
    train: packSplit('train', train),
    test: packSplit('test', test),
  };
  const text = `${JSON.stringify(info, null, 2)}\n`;
  return [...files, { name: 'set.json', bytes: new TextEncoder().encode(text) }];
}
