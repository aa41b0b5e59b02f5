import { expect, test } from 'vitest';
import { numberWords } from '../../../src/figure-kit/number-words.ts';

test.each([
  [20, {}, '20'],
  [0.123456, {}, '0.123'],
  [9.0949e-13, { digits: 2 }, '9.1·10⁻¹³'],
  [20, { format: 'significant' }, '20.0'],
  [0.932, { format: 'percent' }, '93.2\u202f%'],
  [0.932, { format: 'percent', digits: 0 }, '93\u202f%'],
  [-0.5, { format: 'fixed' }, '−0.50'],
  [1239.7, { format: 'count', unit: 'steps' }, '1,240\u202fsteps'],
  [Infinity, {}, 'infinite'],
] as const)('%d with %o is %s', (value, style, words) => {
  expect(numberWords(value, style)).toBe(words);
});
