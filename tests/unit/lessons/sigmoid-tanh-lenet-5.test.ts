/** What the lesson on sigmoid, tanh and LeNet-5 says of its figures, held against what they compute. */
import { describe, expect, test } from 'vitest';
import { readResult } from '../../../src/components/exercises/figure-truth.ts';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import lenet5 from '../../../src/experiments/lenet5.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import meanShift from '../../../src/figures/mean-shift.ts';
import saturation from '../../../src/figures/saturation.ts';
import { createRandom } from '../../../src/numerics/random.ts';

/** A run trains for some seconds of one core; the machine may be busy. In milliseconds. */
const patience = 400_000;

const source = createImageSource({ readBytes: readFiles('public/data') });
const saturated = (activation: string, spread: number) =>
  readResult(saturation, { activation, spread, threshold: 0.05 }, 'share');

test('tanh is saturated as often as a sigmoid whose input spreads twice as far', () => {
  for (const spread of [1, 2, 4])
    expect(saturated('tanh', spread)).toBeCloseTo(saturated('sigmoid', 2 * spread), 9);
});

test('tanh at a spread of 2 is saturated nearly ten times as often as the sigmoid', () => {
  const ratio = saturated('tanh', 2) / saturated('sigmoid', 2);
  expect(ratio).toBeGreaterThan(9);
  expect(ratio).toBeLessThan(10);
});

describe('A unit fed by other units', () => {
  const at = (activation: string, width: number, reads = 'condition', share = 0.9) =>
    readResult(meanShift, { activation, width, share }, reads);

  test('sees the valley that drawn outputs give', () => {
    // Second derivatives from 200,000 drawn examples of 8 sigmoids: along (1, …, 1) against along (1, −1, 0, …).
    const random = createRandom(3);
    const [examples, width] = [200_000, 8];
    let [steep, flat] = [0, 0];
    for (let example = 0; example < examples; example++) {
      const h = Array.from({ length: width }, () => 1 / (1 + Math.exp(-random.normal())));
      steep += h.reduce((sum, value) => sum + value, 0) ** 2 / width;
      flat += (h[0] - h[1]) ** 2 / 2;
    }
    expect(steep / flat / at('sigmoid', width)).toBeGreaterThan(0.98);
    expect(steep / flat / at('sigmoid', width)).toBeLessThan(1.02);
  });
  test('has none from tanh, a deep one from sigmoids, and one a tenth as deep from ReLUs', () => {
    expect(at('tanh', 512)).toBeCloseTo(1, 9);
    expect(at('sigmoid', 100)).toBeCloseTo(577, 0);
    expect(at('relu', 64)).toBeLessThan(at('sigmoid', 64) / 10);
  });
  test('needs the steps that descent itself takes', () => {
    const condition = at('sigmoid', 16);
    let [steep, flat, steps] = [1, 1, 0];
    while (Math.abs(steep) > 0.01 || Math.abs(flat) > 0.01) {
      const rate = (2 * 0.9) / condition;
      steep -= rate * condition * steep;
      flat -= rate * flat;
      steps++;
    }
    expect(at('sigmoid', 16, 'steps')).toBe(steps);
  });
});

describe.each([1, 2, 3])('LeNet-5 from seed %i', (seed) => {
  /** The share read right after 60 steps, after 150, and after each pass. */
  const accuracies = async (start: 'even' | 'paper', stopAfter = Infinity) => {
    const frames = await runToEnd(lenet5, { seed, start, epochs: 2 }, source, { stopAfter });
    return frames.flatMap(({ accuracy }) => (accuracy === undefined ? [] : [accuracy]));
  };
  const expectBetween = (share: number, from: number, to: number) => {
    expect(100 * share).toBeGreaterThan(from - 0.5);
    expect(100 * share).toBeLessThan(to + 0.5);
  };
  test(
    'reads 94 to 96 % after one pass and 96 to 97.5 % after two; the paper’s start is late and catches up',
    async () => {
      const [at60, at150, onePass, twoPasses] = await accuracies('even');
      expectBetween(at60, 80, 88);
      expectBetween(at150, 91, 96);
      expectBetween(onePass, 94, 96);
      expectBetween(twoPasses, 96, 97.5);
      // Frames of step 150 come before its test has ended.
      const [late, nearer] = await accuracies('paper', 151);
      expectBetween(late, 15, 64);
      expectBetween(nearer, 87, 89);
    },
    patience,
  );
});
