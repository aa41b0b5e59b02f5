/**
 * Eight hexadecimal digits that stand for a result, as `3f9a 12c4`, so that two readers can tell whether they have
 * seen the same numbers.
 *
 * Every number counts with all of its 64 bits (only NaNs are all alike, since which one it is says nothing). Within
 * one browser engine the same link therefore gives the same hash, on every machine: sums and products are IEEE 754,
 * and random numbers are our own. Between engines it need not. Math.exp, log, tanh and pow may there differ in the
 * last place, so a computed figure agrees to about 14 digits; in a training run such a difference grows, and what
 * agrees is what agrees between seeds. It also differs where WebAssembly's vectors are missing, whose sums have
 * another order.
 */
export function resultHash(result: unknown): string {
  const state = { a: 0x9e3779b9, b: 0x85ebca6b };
  add(state, result);
  const word = scramble(state.a ^ Math.imul(state.b, 0xc2b2ae35));
  const digits = word.toString(16).padStart(8, '0');
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

interface State {
  a: number;
  b: number;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** Two unlike multiplications, so that 64 bits are carried along and 32 given. */
function addWord(state: State, word: number): void {
  state.a = Math.imul(state.a ^ word, 0x01000193);
  state.a ^= state.a >>> 15;
  state.b = Math.imul(state.b + word, 0x5bd1e995);
  state.b ^= state.b >>> 13;
}

function addNumber(state: State, value: number): void {
  float[0] = Number.isNaN(value) ? NaN : value;
  addWord(state, words[0]);
  addWord(state, words[1]);
}

function addText(state: State, text: string): void {
  addWord(state, text.length);
  for (let i = 0; i < text.length; i++) addWord(state, text.charCodeAt(i));
}

/** What kind of value comes, so that 1, "1" and [1] differ. A function is part of how, not of what. */
const kinds = { nothing: 1, truth: 2, number: 3, text: 4, list: 5, record: 6 };

function add(state: State, value: unknown): void {
  if (typeof value === 'number') {
    addWord(state, kinds.number);
    addNumber(state, value);
  } else if (typeof value === 'string') {
    addWord(state, kinds.text);
    addText(state, value);
  } else if (typeof value === 'boolean') {
    addWord(state, kinds.truth);
    addWord(state, value ? 1 : 0);
  } else if (isNumbers(value)) {
    addWord(state, kinds.list);
    addWord(state, value.length);
    for (let i = 0; i < value.length; i++) {
      addWord(state, kinds.number);
      addNumber(state, value[i]);
    }
  } else if (Array.isArray(value)) {
    addWord(state, kinds.list);
    addWord(state, value.length);
    for (const item of value) add(state, item);
  } else if (typeof value === 'object' && value !== null) {
    addWord(state, kinds.record);
    const entries: [string, unknown][] = Object.entries(value);
    for (const [key, item] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (typeof item === 'function' || item === undefined) continue;
      addText(state, key);
      add(state, item);
    }
  } else {
    addWord(state, kinds.nothing);
  }
}

/** Any typed array of numbers: those of 64-bit whole numbers hold none, and no experiment gives them. */
const isNumbers = (value: unknown): value is Float64Array =>
  ArrayBuffer.isView(value) &&
  !(value instanceof DataView || value instanceof BigInt64Array || value instanceof BigUint64Array);

function scramble(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}
