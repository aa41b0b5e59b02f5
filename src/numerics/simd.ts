/**
 * WebAssembly's memory and the kernels that work in it. Kernels reach nothing outside their memory, so arrays that live
 * elsewhere are copied in and out. For products that is bearable; for an activation or an optimiser's step the copies would
 * cost more than the work. So networks keep their arrays in such memory from the start: `allocate`.
 *
 * Memory is taken in regions of a fixed size, since growing would detach every array in it. A region's arrays lie one
 * behind the other and are never freed one by one: a region is garbage when the last array in it is. Where an array does not
 * fit, or there is no WebAssembly, it is an ordinary one, and nothing else changes: a kernel computes the
 * same bits from a copy.
 *
 * Such an array cannot be transferred from a worker, and posting it would copy its whole region: post a `slice()`.
 */
import { kernelsBase64 } from './kernels/kernels.generated.ts';
import type { Kernels } from './kernels/signatures.ts';

interface Region {
  readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;
  floats: Float32Array;
  /** Where the next array begins, in floats. */
  next: number;
}

const PAGE = 65_536;
/** Bytes. The system gives memory when it is first written, so a small network does not take all this. */
const REGION = 64 * 2 ** 20;
/** Floats at a memory's beginning that hold the kernels' constants: 4 kB, of which they take less than a half. */
const CONSTANTS = 1024;
/** Floats at a region's beginning for copies and working space. */
const SCRATCH = 2 ** 22;
/** Floats. Larger arrays are ordinary ones: they would leave large gaps where they do not fit. */
export const LARGEST = 2 ** 21;

let module: WebAssembly.Module | null | undefined;
const regions = new WeakMap<ArrayBufferLike, Region>();
let newest: Region | undefined;
/** Whose memory grows, and in which nothing stays. */
let copying: Region | undefined;
let current: Region | undefined;
let top = 0;

/** Whether there are kernels here: not where the engine has no SIMD, or the page's policy forbids WebAssembly. */
export function simdAvailable(): boolean {
  if (module === undefined) module = compile();
  return module !== null;
}

/** A zero-filled array, in a kernel's memory where possible. */
export function allocate(length: number): Float32Array {
  if (length > LARGEST || !simdAvailable()) return new Float32Array(length);
  if (!newest || newest.next + length > newest.floats.length) newest = region(REGION, SCRATCH) ?? newest;
  if (!newest || newest.next + length > newest.floats.length) return new Float32Array(length);
  const array = newest.floats.subarray(newest.next, newest.next + length);
  newest.next += roundUp(length);
  return array;
}

/**
 * The kernels of the memory in which `result` lives, or of one for copies. `address`, `space` and `finish` then refer to
 * it until the next `enter`.
 *
 * @param floats how many numbers `address` and `space` may need in all
 * @returns null where there are no kernels or not as much memory
 */
export function enter(result: Float32Array, floats: number): Kernels | null {
  if (!simdAvailable()) return null;
  // Each part is rounded up to four.
  const needed = CONSTANTS + floats + 64;
  current = needed <= SCRATCH ? regions.get(result.buffer) : undefined;
  if (!current) {
    copying ??= region(PAGE, 0);
    if (!copying || !grow(copying, needed * 4)) return null;
    current = copying;
  }
  top = CONSTANTS;
  return current.kernels;
}

/** The byte address of the array's first `length` numbers, copied in if they are elsewhere. */
export function address(array: Float32Array, length: number): number {
  if (!current) throw new Error('address: there was no enter before');
  if (array.buffer === current.floats.buffer) return array.byteOffset;
  const at = space(length);
  current.floats.set(array.length === length ? array : array.subarray(0, length), at / 4);
  return at;
}

/** Like `address` for numbers that are only written. */
export function addressOfResult(array: Float32Array, length: number): number {
  return array.buffer === current?.floats.buffer ? array.byteOffset : space(length);
}

/** The byte address of working space, on a multiple of 16. What is in it is left over from other work. */
export function space(length: number): number {
  const at = top;
  top += roundUp(length);
  return at * 4;
}

/** Copies a result from its address to its array, if that is elsewhere. */
export function finish(array: Float32Array, at: number, length: number): void {
  if (!current || array.buffer === current.floats.buffer) return;
  array.set(current.floats.subarray(at / 4, at / 4 + length));
}

/** Like `finish` for whole numbers, which always live elsewhere. */
export function finishWhole(array: Int32Array, at: number, length: number): void {
  if (current) array.set(new Int32Array(current.floats.buffer, at, length));
}

function roundUp(length: number): number {
  return (length + 3) & ~3;
}

function grow(to: Region, bytes: number): boolean {
  const missing = bytes - to.memory.buffer.byteLength;
  if (missing <= 0) return true;
  try {
    to.memory.grow(Math.ceil(missing / PAGE));
  } catch {
    return false;
  }
  // Growing has detached the old view.
  to.floats = new Float32Array(to.memory.buffer);
  return true;
}

function region(bytes: number, next: number): Region | undefined {
  if (!module) return undefined;
  try {
    const memory = new WebAssembly.Memory({ initial: bytes / PAGE });
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- WebAssembly's exports are typed as functions of anything; signatures.ts says what the kernels' sources say
    const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
    const made = { memory, kernels, floats: new Float32Array(memory.buffer), next };
    if (next > 0) regions.set(memory.buffer, made);
    return made;
  } catch {
    return undefined;
  }
}

function compile(): WebAssembly.Module | null {
  try {
    const bytes = Uint8Array.from(atob(kernelsBase64), (character) => character.charCodeAt(0));
    // Synchronously, which takes a few milliseconds. Chromium before 2023 refuses it on the main thread, where then
    // nothing but the TypeScript forms runs; in workers, where networks train, it never did.
    return new WebAssembly.Module(bytes);
  } catch {
    return null;
  }
}
