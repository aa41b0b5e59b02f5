/**
 * Seeded random numbers: xoshiro128** 1.1 (Blackman and Vigna, 2018), its state filled by splitmix32.
 *
 * Integer arithmetic only, so the same seed gives the same bits in every engine (`normal` also uses
 * Math.log and Math.sqrt, and may differ between engines in the last digit).
 */
export interface Random {
  /** Uniform on [0, 1), 53 random bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform on 0, …, n − 1. Throws unless n is an integer from 1 to 2³². */
  integer(n: number): number;
}

const WORDS = 2 ** 32;

/**
 * @param seed integer from 0 to 2³² − 1
 * @param stream integer from 0 to 2³² − 1: streams of one seed are independent of each other, so that for
 *   instance more random weights do not change the order of the images
 */
export function createRandom(seed: number, stream = 0): Random {
  const state = initialState(wholeNumber('seed', seed), wholeNumber('stream', stream));
  // NaN: none in stock. The polar method makes two normal numbers at a time.
  let spare = NaN;

  /** 32 random bits, as an unsigned integer. */
  function word(): number {
    const s1 = state[1];
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    state[2] ^= state[0];
    state[3] ^= s1;
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= s1 << 9;
    state[3] = rotateLeft(state[3], 11);
    return result;
  }

  return {
    uniform: () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53,

    // Marsaglia's polar method: a uniform point of the unit disc, stretched along its radius. The half
    // added to each word keeps the points symmetric about 0 and never at it.
    normal() {
      if (!Number.isNaN(spare)) {
        const value = spare;
        spare = NaN;
        return value;
      }
      for (;;) {
        const u = ((word() + 0.5) / WORDS) * 2 - 1;
        const v = ((word() + 0.5) / WORDS) * 2 - 1;
        const s = u * u + v * v;
        if (s >= 1) continue;
        const stretch = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * stretch;
        return u * stretch;
      }
    },

    integer(n) {
      if (!Number.isInteger(n) || n < 1 || n > WORDS)
        throw new RangeError(`random.integer(${n}): n must be an integer from 1 to 2^32`);
      // The last, incomplete run of n words is drawn again; a plain remainder would favour small numbers.
      const limit = WORDS - (WORDS % n);
      for (;;) {
        const drawn = word();
        if (drawn < limit) return drawn % n;
      }
    },
  };
}

/** Puts an array in random order, in place, every order equally likely (Fisher and Yates). */
export function shuffle(array: Uint32Array | number[], random: Random): void {
  for (let i = array.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const kept = array[i];
    array[i] = array[j];
    array[j] = kept;
  }
}

/** Two hashed words for the seed and the stream meet by exclusive or in 128 bits, so pairs do not collide. */
function initialState(seed: number, stream: number): Uint32Array {
  const fromSeed = splitmix32(seed);
  const fromStream = splitmix32(stream ^ 0x5bd1e995);
  const state = Uint32Array.from({ length: 4 }, () => fromSeed() ^ fromStream());
  // From all zeros xoshiro would never leave.
  if (state.every((s) => s === 0)) state[0] = 1;
  return state;
}

/** A Weyl sequence through the finaliser of MurmurHash3: well-mixed words even from seeds 0, 1, 2, … */
function splitmix32(seed: number): () => number {
  let s = seed | 0;
  return () => {
    s = (s + 0x9e3779b9) | 0;
    let z = s ^ (s >>> 16);
    z = Math.imul(z, 0x85ebca6b);
    z ^= z >>> 13;
    z = Math.imul(z, 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

function wholeNumber(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value >= WORDS)
    throw new RangeError(`createRandom: ${name} is ${value}, but must be an integer from 0 to ${WORDS - 1}`);
  return value;
}
