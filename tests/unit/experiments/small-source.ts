/** An image set in memory: three classes of 28 × 28 images, each a bar at its own height, with noise. */
import type { ImageSource } from '../../../src/data/source.ts';
import type { ImageSetInfo, Shard, Split } from '../../../src/data/image-set.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const side = 28;
const classes = ['top', 'middle', 'bottom'];
const counts = { train: [40, 40, 30], test: [30, 15] } as const;

const info: ImageSetInfo = {
  id: 'bars',
  name: 'Bars',
  width: side,
  height: side,
  classes,
  seed: 1,
  licence: 'none',
  origin: 'made here',
  mean: 0.2,
  deviation: 0.3,
  train: counts.train.map((count) => ({ file: '', count, bytes: 0, sha256: '' })),
  test: counts.test.map((count) => ({ file: '', count, bytes: 0, sha256: '' })),
};

export interface SmallSource extends Pick<ImageSource, 'info' | 'load' | 'loaded'> {
  /** What was loaded, in order: `train 0`. */
  readonly asked: string[];
}

export function smallSource(): SmallSource {
  const shards = new Map<string, Shard>();
  const asked: string[] = [];
  return {
    asked,
    info: async () => info,
    async load(_set, split, index) {
      asked.push(`${split} ${index}`);
      const shard = makeShard(split, index);
      shards.set(`${split} ${index}`, shard);
      return shard;
    },
    loaded: { info: () => info, shard: (_set, split, index) => shards.get(`${split} ${index}`) },
  };
}

function makeShard(split: Split, index: number): Shard {
  const count = counts[split][index];
  const random = createRandom(split === 'train' ? index : 100 + index);
  const images = Uint8Array.from({ length: count * side * side }, () => random.integer(80));
  const labels = Uint8Array.from({ length: count }, () => random.integer(classes.length));
  labels.forEach((label, i) => {
    const row = i * side * side + (5 + 8 * label) * side;
    images.fill(200, row, row + 2 * side);
  });
  return { count, images, labels };
}
