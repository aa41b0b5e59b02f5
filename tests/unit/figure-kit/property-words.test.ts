import { expect, it } from 'vitest';
import { activationOf } from '../../../src/activations/index.ts';
import { propertyTable } from '../../../src/figure-kit/property-words.ts';

const row = (id: string) => propertyTable([activationOf(id)]).rows[0]?.join(' | ');

it('a property is written as short as its digits let it, with the place of a least value', () => {
  expect(row('gelu')).toBe('GELU | [−0.17, ∞) | −0.17 at −0.7518 | 1.129 | 0.2821 | 0.4252 | 0.4559 | 1.534');
  expect(row('relu')).toBe('ReLU | [0, ∞) | none | 1 | 0.3989 | 0.5 | 0.5 | 1.414');
});

it('a slope without a bound is told from a jump', () => {
  expect(row('step')).toContain('| it jumps |');
  expect(row('squared-relu')).toContain('| no bound |');
});

it('every row fits the columns', () => {
  const { columns, rows } = propertyTable([activationOf('relu'), activationOf('tanh')]);
  expect(rows.map((cells) => cells.length)).toEqual([columns.length, columns.length]);
});
