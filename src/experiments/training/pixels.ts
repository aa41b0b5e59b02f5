/** From bytes to what a network is trained on. */
import type { ImageSetInfo } from '../../data/image-set.ts';
import type { Vector } from '../../numerics/vector.ts';

/** The network's input for each of the 256 grey values: mean 0 and deviation 1 over the training set. */
export function standardised({ mean, deviation }: Pick<ImageSetInfo, 'mean' | 'deviation'>): Float32Array {
  return Float32Array.from({ length: 256 }, (_, grey) => (grey / 255 - mean) / deviation);
}

/**
 * Writes one image to `to[at …]` through the table, moved `right` and `down` by whole pixels (negative: left
 * and up). What moves in at the edges is background, grey value 0.
 */
export function writeImage(
  images: Uint8Array,
  from: number,
  { width, height }: Pick<ImageSetInfo, 'width' | 'height'>,
  table: Float32Array,
  to: Vector,
  at: number,
  right = 0,
  down = 0,
): void {
  if (right === 0 && down === 0) {
    for (let i = 0; i < width * height; i++) to[at + i] = table[images[from + i]];
    return;
  }
  to.fill(table[0], at, at + width * height);
  const left = Math.max(0, right);
  const end = Math.min(width, width + right);
  for (let y = Math.max(0, down); y < Math.min(height, height + down); y++) {
    const source = from + (y - down) * width - right;
    const target = at + y * width;
    for (let x = left; x < end; x++) to[target + x] = table[images[source + x]];
  }
}
