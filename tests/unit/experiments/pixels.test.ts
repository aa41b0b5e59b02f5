import { expect, test } from 'vitest';
import { standardised, writeImage } from '../../../src/experiments/training/pixels.ts';

const size = { width: 3, height: 2 };
const images = Uint8Array.of(9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6);
const identity = Float32Array.from({ length: 256 }, (_, grey) => (grey === 0 ? -1 : grey));

function shifted(right: number, down: number): number[] {
  const to = new Float32Array(8);
  writeImage(images, 6, size, identity, to, 1, right, down);
  expect([to[0], to[7]]).toEqual([0, 0]);
  return [...to.slice(1, 7)];
}

test('an image is written where it belongs, unmoved', () => {
  expect(shifted(0, 0)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a shift moves the image, and background comes in from the other side', () => {
  expect(shifted(1, 0)).toEqual([-1, 1, 2, -1, 4, 5]);
  expect(shifted(-1, 0)).toEqual([2, 3, -1, 5, 6, -1]);
  expect(shifted(0, 1)).toEqual([-1, -1, -1, 1, 2, 3]);
  expect(shifted(-1, -1)).toEqual([5, 6, -1, -1, -1, -1]);
});

test('grey values become numbers of mean 0 and deviation 1', () => {
  const table = standardised({ mean: 0.5, deviation: 0.25 });
  expect([table[0], table[255]]).toEqual([-2, 2]);
});
