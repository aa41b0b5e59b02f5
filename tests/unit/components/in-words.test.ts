import { expect, test } from 'vitest';
import { inWords } from '../../../src/components/in-words.ts';

test('A number at the head of a sentence is written out, up to ninety-nine', () => {
  expect([0, 1, 11, 20, 28, 40, 99, 100].map(inWords)).toEqual([
    'No',
    'One',
    'Eleven',
    'Twenty',
    'Twenty-eight',
    'Forty',
    'Ninety-nine',
    '100',
  ]);
});

test('What cannot be counted is refused', () => {
  expect(() => inWords(2.5)).toThrow('inWords writes whole numbers from 0, not 2.5');
});
