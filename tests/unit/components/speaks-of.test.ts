import { expect, it } from 'vitest';
import { speaksOf } from '../../../src/components/search/speaks-of.ts';

const text =
  'Gradients vanish in deep networks. Montúfar counts regions; C++ and 784 inputs. A net learns, a black unit.';

it.each([
  'gradient',
  'vanishing',
  'GRADIENTS deep',
  'montufar',
  'Montúfar',
  '784',
  'learned',
  'net',
  'reg',
  '',
  '…',
])('finds %j where it is spoken of, whatever its ending', (question) => {
  expect(speaksOf(text, question)).toBe(true);
});

it.each(['xqzzyk', 'gradzzzz', 'gradient xqzzyk', 'nish', 'blah', '785'])(
  'does not take %j for a word of it',
  (question) => {
    expect(speaksOf(text, question)).toBe(false);
  },
);
