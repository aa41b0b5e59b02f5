/**
 * Seeded random numbers: the same seed gives the same numbers on every machine and in every browser.
 *
 * xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", period
 * 2^128 − 1, 32 bits a step), whose four words of state come from splitmix32, as its authors advise:
 * neighbouring seeds then give unrelated streams, and the state is never all zeros.
 */

export interface Random {
  /** A multiple of 2^-32 in [0, 1), each equally likely. */
  uniform(): number;
  /** Mean 0, variance 1. */
  normal(): number;
  /** 0 to n − 1, each exactly equally likely. @throws RangeError unless n is whole and 1 to 2^32 */
  integer(n: number): number;
}

/** splitmix32 with the constants of Ettinger's low-bias mixer: a step of a Weyl sequence, then scrambled. */
function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let x = state ^ (state >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    return x ^ (x >>> 15);
  };
}

/**
 * A stream of random numbers.
 *
 * @param seed a whole number from 0 to 2^32 − 1
 * @param stream a whole number from 0 to 2^32 − 1: streams of one seed are unrelated, so that for instance
 *   a wider layer, which draws more weights, does not change the order of the images
 * @throws RangeError where one of them is anything else
 */
export function createRandom(seed: number, stream = 0): Random {
  checkWord('seed', seed);
  checkWord('stream', stream);
  const mix = splitmix32(seed);
  // Seed and stream meet in all 128 bits of state, so pairs do not collide; the factor keeps them from
  // changing places (seed 1, stream 2 is not seed 2, stream 1).
  const mixStream = splitmix32(stream);
  const other = stream === 0 ? () => 0 : () => Math.imul(mixStream(), 0x85ebca6b);
  let [a, b, c, d] = [mix() ^ other(), mix() ^ other(), mix() ^ other(), mix() ^ other()];
  let spare = NaN;

  /** 32 random bits as a whole number from 0 to 2^32 − 1. */
  function bits(): number {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  }

  const uniform = () => bits() / 0x100000000;

  /** Marsaglia's polar method: pairs, of which the second waits. No sine, which engines round differently. */
  function normal(): number {
    if (!Number.isNaN(spare)) {
      const waiting = spare;
      spare = NaN;
      return waiting;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  function integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 0x100000000) {
      throw new RangeError(`integer(n) needs a whole n from 1 to 4294967296, but got ${n}.`);
    }
    // The top 2^32 mod n values would make small results likelier: they are drawn again.
    const end = 0x100000000 - (0x100000000 % n);
    for (;;) {
      const drawn = bits();
      if (drawn < end) return drawn % n;
    }
  }

  return { uniform, normal, integer };
}

/** Fisher and Yates's shuffle, in place: every order equally likely. Returns the array it was given. */
export function shuffle<
  A extends unknown[] | Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array,
>(array: A, random: Random): A {
  for (let last = array.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    const moved = array[last];
    array[last] = array[other];
    array[other] = moved;
  }
  return array;
}

function checkWord(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new RangeError(`A ${name} is a whole number from 0 to 4294967295, but got ${value}.`);
  }
}
