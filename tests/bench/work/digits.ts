/** The first 10,000 training images of MNIST in batches of 64, as the course's networks see them. */
import { createImageSource } from '../../../src/data/source.ts';
import { standardised, writeImage } from '../../../src/experiments/training/pixels.ts';
import type { Surroundings } from './work.ts';

export const batchSize = 64;

export interface LabelledBatch {
  readonly x: Float32Array;
  readonly labels: Uint8Array;
}

/** @returns 156 batches; the 16 images left over are not used */
export async function loadBatches({ readBytes }: Surroundings): Promise<LabelledBatch[]> {
  const source = createImageSource({ readBytes });
  const info = await source.info('mnist');
  const table = standardised(info);
  const batches: LabelledBatch[] = [];
  for (let index = 0; index < info.train.length; index++) {
    const { count, images, labels } = await source.load('mnist', 'train', index);
    for (let start = 0; start + batchSize <= count && batches.length < 156; start += batchSize) {
      const x = new Float32Array(batchSize * 784);
      for (let row = 0; row < batchSize; row++)
        writeImage(images, (start + row) * 784, info, table, x, row * 784);
      batches.push({ x, labels: labels.slice(start, start + batchSize) });
    }
  }
  return batches;
}
