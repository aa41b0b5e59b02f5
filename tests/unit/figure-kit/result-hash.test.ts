import { describe, expect, it } from 'vitest';
import { resultHash } from '../../../src/figure-kit/result-hash.ts';
import { createRandom } from '../../../src/numerics/random.ts';

describe('the hash of a result', () => {
  it('is eight hexadecimal digits in two halves', () => {
    expect(resultHash({ losses: [1, 0.5], weights: new Float32Array([1, 2]) })).toMatch(
      /^[0-9a-f]{4} [0-9a-f]{4}$/,
    );
  });

  it('is the same for the same numbers, in whatever order their names were written', () => {
    expect(resultHash({ a: 1, b: [2, 3] })).toBe(resultHash({ b: [2, 3], a: 1 }));
    expect(resultHash([1, 2])).toBe(resultHash(new Float64Array([1, 2])));
    expect(resultHash({ a: 1, f: () => 2, g: undefined })).toBe(resultHash({ a: 1 }));
  });

  it('notices the last bit of one number', () => {
    expect(resultHash([0.1 + 0.2])).not.toBe(resultHash([0.3]));
    expect(resultHash([0])).not.toBe(resultHash([-0]));
    const weights = new Float32Array(100_000).fill(0.25);
    const before = resultHash(weights);
    weights[77_777] = Math.fround(0.25 + 2 ** -25);
    expect(resultHash(weights)).not.toBe(before);
  });

  it('tells apart what is only written alike', () => {
    const alike = [
      1,
      '1',
      [1],
      [[1]],
      { 0: 1 },
      true,
      null,
      [],
      {},
      '',
      [1, 0],
      [0, 1],
      { a: [] },
      { a: {} },
    ];
    expect(new Set(alike.map(resultHash)).size).toBe(alike.length);
  });

  it('takes every not-a-number for the same', () => {
    const odd = new Float64Array(1);
    new Uint32Array(odd.buffer).set([1, 0xfff80000]);
    expect(resultHash(odd)).toBe(resultHash([NaN]));
  });

  it('spreads: 20,000 near results have about as many collisions as chance allows', () => {
    const random = createRandom(1);
    const hashes = Array.from({ length: 20_000 }, (_, i) =>
      resultHash({ step: i, loss: Math.round(random.uniform() * 4) / 4 }),
    );
    // Of n²/2 pairs one in 2³² collides: 0.05 expected.
    expect(hashes.length - new Set(hashes).size).toBeLessThanOrEqual(2);
    for (let bit = 0; bit < 32; bit++) {
      const ones = hashes.filter((hash) => (parseInt(hash.replace(' ', ''), 16) >>> bit) & 1).length;
      expect(Math.abs(ones - 10_000)).toBeLessThan(400);
    }
  });
});
