/** What the lesson on AlexNet says of its last figure: one part taken out at a time. */
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import parts from '../../../src/experiments/what-else-mattered.ts';
import type { VariantId } from '../../../src/experiments/what-else-mattered/variants.ts';

/** Each trains for about 15 s of one core; the machine may be busy. In milliseconds. */
const patience = 400_000;

const source = createImageSource({ readBytes: readFiles('public/data') });

describe.each([1, 2, 3])('of the parts, from seed %i', (seed) => {
  /** Percentage points that the network without the part reads worse. */
  async function costs(images: number): Promise<(id: VariantId) => number> {
    const frames = await runToEnd(parts, { seed, images }, source);
    const { results = [] } = frames.at(-1) ?? {};
    const errorOf = (wanted: VariantId) => results.find(({ id }) => id === wanted)?.testError ?? NaN;
    return (id) => 100 * (errorOf(id) - errorOf('whole'));
  }

  test(
    'computing time and data are missed most, tanh and dropout are no loss',
    async () => {
      const cost = await costs(10_000);
      expect(cost('fewer-steps')).toBeGreaterThan(6);
      expect(cost('fewer-steps')).toBeLessThan(10.5);
      expect(cost('fewer-images')).toBeGreaterThan(1.2);
      expect(cost('fewer-images')).toBeLessThan(3.5);
      expect(cost('tanh')).toBeLessThan(0.5);
      expect(cost('no-dropout')).toBeLessThan(-1.5);
      expect(cost('no-shifts')).toBeLessThan(0.7);
    },
    patience,
  );

  test(
    'with a thousand images, moving them helps, a tenth of them is far too few, and dropout depends on the seed',
    async () => {
      const cost = await costs(1000);
      expect(cost('fewer-images')).toBeGreaterThan(13);
      expect(cost('fewer-images')).toBeLessThan(19);
      expect(Math.abs(cost('no-dropout'))).toBeLessThan(2);
      expect(cost('no-shifts')).toBeGreaterThan(-0.3);
      expect(cost('no-shifts')).toBeLessThan(2);
    },
    patience,
  );
});
