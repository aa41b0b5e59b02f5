import { expect, it } from 'vitest';
import { csvOf } from '../../../src/figure-kit/export/csv.ts';

it('ends every row with CR LF and quotes what must be quoted', () => {
  const csv = csvOf({ columns: ['name', 'said'], rows: [['a, b', 'he said "no"\nand left']] });
  expect(csv).toBe('name,said\r\n"a, b","he said ""no""\nand left"\r\n');
});

it('writes numbers for a machine, and keeps the digits that were written', () => {
  const csv = csvOf({
    columns: ['x', 'y'],
    rows: [
      ['−0.50', '9.10·10⁻¹³'],
      [-1.5, '1,240'],
    ],
  });
  expect(csv).toBe('x,y\r\n-0.50,9.10e-13\r\n-1.5,1240\r\n');
});

it('moves a unit that a whole column shares into its head', () => {
  expect(csvOf({ columns: ['right'], rows: [['95.4 %'], [''], ['2 %']] })).toBe(
    'right (%)\r\n95.4\r\n\r\n2\r\n',
  );
});

it('leaves cells as they are where units differ or a cell says more than its number', () => {
  expect(csvOf({ columns: ['time'], rows: [['900 ms'], ['2 s']] })).toBe('time\r\n900 ms\r\n2 s\r\n');
  expect(csvOf({ columns: ['of'], rows: [['−1 of 3'], ['2 of 3']] })).toBe('of\r\n-1 of 3\r\n2 of 3\r\n');
});
