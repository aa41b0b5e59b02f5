import { expect, test } from 'vitest';
import { createRandom } from '../../src/numerics/random.ts';

const firstWords = (seed: number, stream?: number) => {
  const random = createRandom(seed, stream);
  return Array.from({ length: 4 }, () => random.integer(2 ** 32)).join();
};

test('stream 0 is the plain seed', () => {
  expect(firstWords(7, 0)).toBe(firstWords(7));
});

test('every pair of seed and stream gives its own numbers, also with the two exchanged', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 50; seed++)
    for (let stream = 0; stream < 50; stream++) seen.add(firstWords(seed, stream));
  expect(seen.size).toBe(2500);
});

test('two streams of one seed are uncorrelated', () => {
  const one = createRandom(3, 1);
  const two = createRandom(3, 2);
  let product = 0;
  for (let i = 0; i < 10_000; i++) product += one.normal() * two.normal();
  // The standard error of a correlation over 10,000 pairs is 0.01.
  expect(Math.abs(product / 10_000)).toBeLessThan(0.04);
});

test('a stream that is not a whole number is refused', () => {
  expect(() => createRandom(1, 0.5)).toThrow('A stream is a whole number from 0 to 4294967295, but got 0.5');
});
