import { describe, expect, it } from 'vitest';
import { keepLatest } from '../../../src/figure-kit/keep-latest.ts';

describe('A function that keeps its latest answer', () => {
  it('computes once for the same arguments, and anew for others', () => {
    let computed = 0;
    const sum = keepLatest((a: number, b: number) => {
      computed++;
      return a + b;
    });
    expect([sum(1, 2), sum(1, 2), sum(1, 3), sum(1, 2)]).toEqual([3, 3, 4, 3]);
    expect(computed).toBe(3);
  });

  it('takes an object for itself, not for what is in it, and NaN for NaN', () => {
    let computed = 0;
    const first = keepLatest((values: readonly number[], start: number) => {
      computed++;
      return values[0] + start;
    });
    const values = [NaN];
    first(values, NaN);
    first(values, NaN);
    expect(computed).toBe(1);
    first([...values], NaN);
    expect(computed).toBe(2);
  });

  it('tells an answer of undefined from none', () => {
    let computed = 0;
    const nothing = keepLatest((_: number) => {
      computed++;
      return undefined;
    });
    nothing(0);
    nothing(0);
    expect(computed).toBe(1);
  });
});
