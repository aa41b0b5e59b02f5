import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import digitClassifier from '../../../src/experiments/digit-classifier.ts';
import { runToEnd } from '../../../src/experiments/run.ts';

const folder = fileURLToPath(new URL('../../../public/data', import.meta.url));

test('as set, the digit classifier reads more than 96 % of the test images, with most units silent', async () => {
  const source = createImageSource({ readBytes: readFiles(folder) });
  const last = (await runToEnd(digitClassifier, { seed: 2010 }, source)).at(-1);
  expect(last?.accuracy).toBeGreaterThan(0.96);
  for (const share of last?.silentShare ?? []) {
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.75);
  }
  expect(last?.silentShare).toHaveLength(2);
});
