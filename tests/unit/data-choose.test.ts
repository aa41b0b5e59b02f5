import { describe, expect, it } from 'vitest';
import { choose } from '../../scripts/data/choose.ts';
import { parseImages, parseLabels } from '../../scripts/data/idx.ts';
import { createRandom } from '../../src/numerics/random.ts';

describe('choosing images for the packs', () => {
  const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 3);

  it('takes as many of each class into each shard, none twice', () => {
    const shards = choose(labels, 3, 4, 3, createRandom(1));
    expect(shards.map((shard) => shard.length)).toEqual([12, 12, 12]);
    for (const shard of shards) {
      for (const label of [0, 1, 2]) expect(shard.filter((i) => labels[i] === label)).toHaveLength(4);
    }
    expect(new Set(shards.flat()).size).toBe(36);
  });

  it('chooses the same for the same seed, and otherwise for another', () => {
    expect(choose(labels, 3, 4, 3, createRandom(1))).toEqual(choose(labels, 3, 4, 3, createRandom(1)));
    expect(choose(labels, 3, 4, 3, createRandom(1))).not.toEqual(choose(labels, 3, 4, 3, createRandom(2)));
  });

  it('says when a class has too few', () => {
    expect(() => choose(labels, 3, 7, 3, createRandom(1))).toThrow('Class 0 has 20 images; 21 are wanted.');
  });
});

describe('reading IDX', () => {
  const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6, 7, 8);

  it('gives the sizes and the values', () => {
    expect(parseImages(images)).toEqual({ count: 2, height: 1, width: 2, pixels: Uint8Array.of(5, 6, 7, 8) });
    expect([...parseLabels(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 9, 4))]).toEqual([9, 4]);
  });

  it('refuses another number of dimensions, and a file of another length', () => {
    expect(() => parseLabels(images)).toThrow('begins with 2049, not 2051');
    expect(() => parseImages(images.subarray(0, 19))).toThrow('2 × 1 × 2, 20 bytes in all, but there are 19');
  });
});
