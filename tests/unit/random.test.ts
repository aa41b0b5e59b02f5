import { describe, expect, it } from 'vitest';
import { createRandom, shuffle } from '../../src/numerics/random.ts';

const draw = (n: number, next: () => number) => Array.from({ length: n }, next);
const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;

describe('createRandom', () => {
  it('gives the same stream for the same seed, and another for a neighbouring seed', () => {
    const first = draw(50, createRandom(7).uniform);
    expect(draw(50, createRandom(7).uniform)).toEqual(first);
    expect(draw(50, createRandom(8).uniform)).not.toEqual(first);
  });

  it('keeps its stream from version to version: packs and tested results depend on it', () => {
    const random = createRandom(2010);
    expect(draw(4, () => random.integer(2 ** 32))).toEqual(oracle(2010, 4));
  });

  it('starts neighbouring seeds without correlation', () => {
    const firsts = draw(2000, () => 0).map((_, seed) => createRandom(seed).uniform());
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
    const pairs = firsts.slice(1).map((x, i) => (x - 0.5) * (firsts[i] - 0.5) * 12);
    // The standard error of a correlation over 2,000 pairs is 0.022.
    expect(Math.abs(mean(pairs))).toBeLessThan(0.09);
  });

  it('draws uniform numbers of mean 1/2 and variance 1/12 in [0, 1)', () => {
    const x = draw(100_000, createRandom(1).uniform);
    expect(Math.min(...x.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...x.slice(0, 50_000))).toBeLessThan(1);
    expect(Math.abs(mean(x) - 1 / 2)).toBeLessThan(0.004);
    expect(Math.abs(mean(x.map((u) => (u - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.002);
  });

  it('draws normal numbers with the moments 0, 1, 0, 3 and neighbours that are independent', () => {
    const z = draw(200_000, createRandom(2).normal);
    const moment = (power: number) => mean(z.map((value) => value ** power));
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(moment(3))).toBeLessThan(0.04);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
    expect(Math.abs(mean(z.slice(1).map((value, i) => value * z[i])))).toBeLessThan(0.01);
  });

  it('draws every whole number below n equally often', () => {
    const counts = new Array<number>(7).fill(0);
    const random = createRandom(3);
    for (let i = 0; i < 70_000; i += 1) counts[random.integer(7)] += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(22.5); // the 99.9 % point for 6 degrees of freedom
    expect(random.integer(1)).toBe(0);
  });

  it('refuses a seed or a range that is not a whole number, and says which would do', () => {
    expect(() => createRandom(1.5)).toThrow('whole number from 0 to 4294967295, but got 1.5');
    expect(() => createRandom(-1)).toThrow(RangeError);
    expect(() => createRandom(2 ** 32)).toThrow(RangeError);
    expect(() => createRandom(1).integer(0)).toThrow('whole n from 1 to 4294967296, but got 0');
  });
});

describe('shuffle', () => {
  it('keeps what is in the array, in place, and depends on the seed only', () => {
    const array = Uint16Array.from({ length: 1000 }, (_, i) => i);
    expect(shuffle(array, createRandom(4))).toBe(array);
    expect([...array].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect([...array]).toEqual(
      shuffle(
        Array.from({ length: 1000 }, (_, i) => i),
        createRandom(4),
      ),
    );
    expect([...array]).not.toEqual([...array].sort((a, b) => a - b));
  });

  it('makes each of the six orders of three things equally often', () => {
    const random = createRandom(5);
    const counts = new Map<string, number>();
    for (let i = 0; i < 12_000; i += 1) {
      const order = shuffle(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chiSquare).toBeLessThan(20.6); // the 99.9 % point for 5 degrees of freedom
  });
});

/** The two algorithms once more, written from their definitions in 64-bit whole numbers. */
function oracle(seed: number, n: number): number[] {
  const mask = 0xffffffffn;
  let weyl = BigInt(seed);
  const mix = () => {
    weyl = (weyl + 0x9e3779b9n) & mask;
    let x = weyl;
    x = ((x ^ (x >> 16n)) * 0x21f0aaadn) & mask;
    x = ((x ^ (x >> 15n)) * 0x735a2d97n) & mask;
    return x ^ (x >> 15n);
  };
  const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
  const s = [mix(), mix(), mix(), mix()];
  return Array.from({ length: n }, () => {
    const result = (rotate((s[1] * 5n) & mask, 7n) * 9n) & mask;
    const t = (s[1] << 9n) & mask;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11n);
    return Number(result);
  });
}
