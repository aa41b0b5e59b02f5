/** What the lesson on silent neurons says of its figures, held against what they compute. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readContentFiles } from '../../../src/authoring/content-files.ts';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import digitClassifier from '../../../src/experiments/digit-classifier.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import silentNeurons, { type SilentNeurons } from '../../../src/experiments/silent-neurons.ts';

const lesson = readContentFiles(process.cwd(), 'lessons', '.mdx').find(({ id }) => id === 'digit-classifier');
const source = createImageSource({ readBytes: readFiles('public/data') });

/** The range that the exercise accepts, in percentage points. */
function accepted(): { from: number; to: number } {
  const found = /id="silence-added"[^>]*from=\{([\d.]+)\} to=\{([\d.]+)\}/.exec(lesson?.text ?? '');
  return { from: Number(found?.[1]), to: Number(found?.[2]) };
}

describe.each([1, 2, 3])('from seed %i', (seed) => {
  let before: readonly SilentNeurons[];
  let after: readonly SilentNeurons[];

  beforeAll(async () => {
    const frames = await runToEnd(silentNeurons, { seed, epochs: 3 }, source);
    const measured = frames.flatMap(({ networks }) => (networks ? [networks] : []));
    before = measured[0];
    after = measured[measured.length - 1];
  });

  test('half of the first layer is silent before training, and training adds what the exercise accepts', () => {
    const [start, end] = [before[0].zeros[0], after[0].zeros[0]];
    expect(Math.abs(start - 0.5)).toBeLessThan(0.04);
    expect(100 * (end - start)).toBeGreaterThan(accepted().from);
    expect(100 * (end - start)).toBeLessThan(accepted().to);
    expect(start / end).toBeGreaterThan(2 / 3);
    expect(before[0].zeros[1]).toBeGreaterThan(0.42);
    expect(before[0].zeros[1]).toBeLessThan(0.59);
    expect(after[0].zeros[1]).toBeGreaterThan(0.53);
    expect(after[0].zeros[1]).toBeLessThan(0.6);
  });

  test('GELU is near zero for a twentieth before training and for a fifth after it', () => {
    expect(after[2].activation).toBe('gelu');
    expect(Math.abs(before[2].near[0] - 0.05)).toBeLessThan(0.02);
    expect(Math.abs(after[2].near[0] - 0.2)).toBeLessThan(0.03);
  });

  test('without momentum the same rate makes it less silent, and ten times the rate more', async () => {
    const silentAt = async (learningRate: number) => {
      const plain = { momentum: 0, shifts: false, fallingRate: false, epochs: 3, seed, learningRate };
      const frames = await runToEnd(digitClassifier, plain, source);
      return frames.at(-1)?.silentShare?.[0] ?? NaN;
    };
    const gentle = await silentAt(0.01);
    expect(gentle).toBeGreaterThan(0.38);
    expect(gentle).toBeLessThan(0.42);
    const fast = await silentAt(0.1);
    expect(fast).toBeGreaterThan(0.59);
    expect(fast).toBeLessThan(0.63);
  });

  test('a tanh network is never silent, and reads nearly as well', () => {
    expect(after[1].activation).toBe('tanh');
    expect(after[1].zeros[0]).toBe(0);
    expect(after[1].near[0]).toBeLessThan(0.01);
    expect(after[0].accuracy - after[1].accuracy).toBeLessThan(0.02);
  });

  test('the digits hardly differ in how many neurons they leave silent', () => {
    const [first] = after[0].nearByClass;
    expect(Math.min(...first)).toBeGreaterThan(0.55);
    expect(Math.max(...first)).toBeLessThan(0.66);
  });
});
