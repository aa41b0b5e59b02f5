import { expect, it } from 'vitest';
import { sentencePieces } from '../../../src/figure-kit/sentence.ts';

it('a sentence is cut into words and controls, in order', () => {
  expect(sentencePieces('Send it through {depth} layers with {weights}.')).toEqual([
    { text: 'Send it through ' },
    { control: 'depth' },
    { text: ' layers with ' },
    { control: 'weights' },
    { text: '.' },
  ]);
});

it('a sentence may begin with a control, end with one, and have two beside each other', () => {
  expect(sentencePieces('{a}{b}')).toEqual([{ control: 'a' }, { control: 'b' }]);
});

it('a sentence without controls is one piece, and an empty one none', () => {
  expect(sentencePieces('Nothing to set.')).toEqual([{ text: 'Nothing to set.' }]);
  expect(sentencePieces('')).toEqual([]);
});

it('no character is lost', () => {
  const sentence = 'At x = {x}, use {slope} (any) and {seed}.';
  const rebuilt = sentencePieces(sentence).map((p) => ('text' in p ? p.text : `{${p.control}}`));
  expect(rebuilt.join('')).toBe(sentence);
});
