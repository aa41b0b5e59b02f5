import { expect, test } from 'vitest';
import { isWaiting } from '../../../src/experiments/data-access.ts';
import { trainingBatches, type BatchOptions } from '../../../src/experiments/training/batches.ts';
import { epochOrder } from '../../../src/experiments/training/epoch-order.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { sum } from '../../../src/numerics/statistics.ts';
import { smallSource, type SmallSource } from './small-source.ts';

const options: BatchOptions = { set: 'bars', batchSize: 16, seed: 3, shifts: true };

/** Draws batches, loading what is waited for; `sum` tells batches of different pixels apart. */
async function draw(source: SmallSource, count: number, changes: Partial<BatchOptions> = {}) {
  const batches = trainingBatches(source.loaded, { ...options, ...changes });
  const drawn = [];
  for (let i = 0; i < count; i++) {
    const next = batches.next();
    for (;;) {
      const { value, done } = next.next();
      if (done) {
        drawn.push({ epoch: value.epoch, size: value.size, labels: [...value.labels], sum: sum(value.x) });
        break;
      }
      if (isWaiting(value)) await source.load('bars', value.waiting.split, value.waiting.index);
    }
  }
  return drawn;
}

test('the same seed gives the same batches, whenever and in whatever order the shards arrive', async () => {
  const late = await draw(smallSource(), 20);
  const early = smallSource();
  for (const index of [2, 0, 1]) await early.load('bars', 'train', index);
  expect(await draw(early, 20)).toEqual(late);
});

test('another seed gives other batches', async () => {
  expect(await draw(smallSource(), 3, { seed: 4 })).not.toEqual(await draw(smallSource(), 3));
});

test('shifts change the pixels, but not which images come when', async () => {
  const labels = (batches: { labels: number[] }[]) => batches.map((batch) => batch.labels);
  const [plain, shifted] = [await draw(smallSource(), 9, { shifts: false }), await draw(smallSource(), 9)];
  expect(labels(plain)).toEqual(labels(shifted));
  expect(plain).not.toEqual(shifted);
});

test('training starts on the first shard and asks for the next when it gets there', async () => {
  const source = smallSource();
  await draw(source, 2);
  expect(source.asked).toEqual(['train 0']);
  await draw(source, 3);
  expect(source.asked).toEqual(['train 0', 'train 1']);
});

test('an epoch ends with a smaller batch, and the next begins', async () => {
  const drawn = await draw(smallSource(), 8);
  expect(drawn.map(({ size }) => size)).toEqual([16, 16, 16, 16, 16, 16, 14, 16]);
  expect(drawn.map(({ epoch }) => epoch)).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
});

test('every epoch has every image once; the first goes shard by shard, later ones do not', () => {
  const random = createRandom(1);
  const [first, second] = [epochOrder([50, 30], 1, random), epochOrder([50, 30], 2, random)];
  const all = Uint32Array.from({ length: 80 }, (_, i) => i);
  for (const order of [first, second]) expect(order.slice().sort()).toEqual(all);
  expect(first.slice(0, 50).sort()).toEqual(all.slice(0, 50));
  expect(first).not.toEqual(all);
  expect(second.slice(0, 50).sort()).not.toEqual(all.slice(0, 50));
});

test('a batch size that is not a whole number from 1 is refused', () => {
  expect(() => trainingBatches(smallSource().loaded, { ...options, batchSize: 0 })).toThrow('batchSize is 0');
});

test('only the first images, if fewer are asked for, whatever shards they lie in', async () => {
  const source = smallSource();
  const drawn = await draw(source, 6, { images: 50 });
  expect(drawn.map(({ size }) => size)).toEqual([16, 16, 16, 2, 16, 16]);
  expect(drawn.map(({ epoch }) => epoch)).toEqual([1, 1, 1, 1, 2, 2]);
  expect(source.asked).not.toContain('train 2');
  expect(() => trainingBatches(source.loaded, { ...options, images: 0 })).toThrow('images is 0');
});
