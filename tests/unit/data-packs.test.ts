/** The committed packs, as they are served: what set.json says of them holds. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Shard, Split } from '../../src/data/image-set.ts';
import { readFiles } from '../../src/data/read-files.ts';
import { createImageSource, type ImageSource } from '../../src/data/source.ts';

const folder = fileURLToPath(new URL('../../public/data', import.meta.url));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function loadAll(source: ImageSource, set: string, split: Split): Promise<readonly Shard[]> {
  const info = await source.info(set);
  return Promise.all(info[split].map((_, index) => source.load(set, split, index)));
}

describe.each(['mnist', 'fashion-mnist'])('the pack of %s', (set) => {
  const source = createImageSource({ readBytes: readFiles(folder) });

  it('consists of the files set.json names, with their sizes and SHA-256 sums, and its licence', async () => {
    const info = await source.info(set);
    const named = [...info.train, ...info.test];
    expect(readdirSync(join(folder, set)).sort()).toEqual(
      [...named.map(({ file }) => file), 'LICENCE.txt', 'set.json'].sort(),
    );
    for (const { file, bytes, sha256: sum } of named) {
      const stored = readFileSync(join(folder, set, file));
      expect([file, stored.length, sha256(stored)]).toEqual([file, bytes, sum]);
    }
  });

  it('holds 10,000 training and 2,000 test images in shards of 1,000', async () => {
    const info = await source.info(set);
    expect(info.train.map(({ count }) => count)).toEqual(new Array(10).fill(1000));
    expect(info.test.map(({ count }) => count)).toEqual(new Array(2).fill(1000));
    expect([info.width, info.height, info.classes.length]).toEqual([28, 28, 10]);
    expect(new Set(info.classes).size).toBe(10);
  });

  it.each(['train', 'test'] as const)(
    'has 100 images of each class in each %s shard, mixed',
    async (split) => {
      for (const { count, images, labels } of await loadAll(source, set, split)) {
        expect([images.length, labels.length]).toEqual([count * 784, count]);
        const perClass = new Array<number>(10).fill(0);
        for (const label of labels) perClass[label] += 1;
        expect(perClass).toEqual(new Array(10).fill(100));
        // Of 1,000 shuffled labels about 100 are followed by their like; sorted ones would give 990.
        const runs = labels.filter((label, i) => label === labels[i + 1]).length;
        expect(runs).toBeLessThan(150);
      }
    },
  );

  it('has no image twice, neither within the training images nor across training and test', async () => {
    const shards = [...(await loadAll(source, set, 'train')), ...(await loadAll(source, set, 'test'))];
    const sums = shards.flatMap(({ count, images }) =>
      Array.from({ length: count }, (_, i) => sha256(images.subarray(i * 784, (i + 1) * 784))),
    );
    expect(sums).toHaveLength(12_000);
    expect(new Set(sums).size).toBe(12_000);
  });

  it('states the mean and deviation of its training pixels', async () => {
    const info = await source.info(set);
    const shards = await loadAll(source, set, 'train');
    let mean = 0;
    for (const { images } of shards) for (const pixel of images) mean += pixel / 255 / 7_840_000;
    let variance = 0;
    for (const { images } of shards) {
      for (const pixel of images) variance += (pixel / 255 - mean) ** 2 / 7_840_000;
    }
    expect(info.mean).toBeCloseTo(mean, 5);
    expect(info.deviation).toBeCloseTo(Math.sqrt(variance), 5);
  });

  it('is ink on an empty ground: 0 in the corners, 255 somewhere', async () => {
    const { images } = await source.load(set, 'train', 0);
    expect(images[0]).toBe(0);
    expect(images.includes(255)).toBe(true);
  });
});

it('the packs together stay under 8 MB', () => {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  expect(sizes.length).toBeGreaterThan(20);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8_000_000);
});
