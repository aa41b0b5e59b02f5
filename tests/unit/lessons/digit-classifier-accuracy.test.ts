/** Accuracies that the lesson on the digit classifier prints, trained again from three seeds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import digitClassifier from '../../../src/experiments/digit-classifier.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import sparsityPressure, { type SparsityPoint } from '../../../src/experiments/sparsity-pressure.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });
/** In per cent; half of a last digit, and what another order of sums may move. */
const slack = 0.3;

async function trained(settings: Partial<typeof digitClassifier.defaults>) {
  const frames = await runToEnd(digitClassifier, settings, source);
  const { accuracy = NaN, silentShare = [] } = frames.at(-1) ?? {};
  return { accuracy: 100 * accuracy, silent: 100 * silentShare[0] };
}
function expectBetween(value: number, from: number, to: number): void {
  expect(value).toBeGreaterThan(from - slack);
  expect(value).toBeLessThan(to + slack);
}

describe.each([1, 2, 3])('from seed %i', (seed) => {
  test('with neither shifts nor a falling rate, five passes read 94.2 to 95.8 % right', async () => {
    const { accuracy } = await trained({ seed, epochs: 5, shifts: false, fallingRate: false });
    expectBetween(accuracy, 94.2, 95.8);
  });

  test('with both, twelve passes read 97.0 to 97.5 % right and leave 65 to 68 % of the first layer silent', async () => {
    const { accuracy, silent } = await trained({ seed });
    expectBetween(accuracy, 97, 97.5);
    expectBetween(silent, 64.8, 68.2);
  });
});

describe('a price on activity, from five seeds', () => {
  const rows: Readonly<
    Record<number, readonly [silent: number, silentTo: number, right: number, rightTo: number]>
  > = {
    0: [58, 60, 93.8, 95.4],
    0.0003: [64, 67, 94.5, 95.5],
    0.001: [72, 74, 94.5, 95],
    0.003: [81, 82, 93.6, 95.3],
    0.01: [90, 90, 91.2, 93.3],
    0.03: [95, 97, 65.8, 86.5],
  };
  const points: SparsityPoint[] = [];
  beforeAll(async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const frames = await runToEnd(sparsityPressure, { seed, epochs: 3 }, source);
      points.push(...(frames.at(-1)?.points ?? []));
    }
  });
  const at = (price: number) => points.filter(({ lambda }) => lambda === price);

  test('each price has the silence and the accuracy of the table', () => {
    for (const [price, [silent, silentTo, right, rightTo]] of Object.entries(rows)) {
      expect(at(Number(price))).toHaveLength(5);
      for (const { accuracy, zerosTogether } of at(Number(price))) {
        expectBetween(100 * zerosTogether, silent - 0.5, silentTo + 0.5);
        expectBetween(100 * accuracy, right, rightTo);
      }
    }
  });

  test('three quarters of silence cost a tenth of a point, four fifths half, nine tenths two', () => {
    const mean = (price: number) => at(price).reduce((sum, { accuracy }) => sum + 20 * accuracy, 0);
    expectBetween(mean(0) - mean(0.001), 0.1, 0.2);
    expectBetween(mean(0) - mean(0.003), 0.5, 0.5);
    expectBetween(mean(0) - mean(0.01), 2, 2.2);
  });

  test('at the highest price about a third of the first layer answers to no image', () => {
    for (const { dead } of at(0.03)) expectBetween(100 * dead[0], 28, 35);
  });
});
