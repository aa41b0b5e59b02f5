/**
 * The matrix product by the WebAssembly SIMD kernel, float32 only.
 *
 * The arguments are copied into WebAssembly's memory and the result back. Networks could live in that memory
 * and save the copies, but then every array of every layer
 * would die when the memory grows, would have to be freed by hand, and could not be transferred from a
 * worker. Copying keeps all of that out of the layers, and
 * with it the products of 784–128–64–10 still reach 38 to 44 GFLOP/s, against 4.8 in tiled TypeScript.
 */
import { kernelsBase64 } from './kernels/kernels.generated.ts';

type Kernel = (
  a: number,
  b: number,
  c: number,
  panel: number,
  m: number,
  n: number,
  k: number,
  aRow: number,
  aStep: number,
  bStep: number,
  bColumn: number,
  accumulate: number,
) => void;

interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly matmul: Kernel;
}

const PAGE = 65_536;

/** undefined: not tried yet; null: this engine has no SIMD, or the page's policy forbids WebAssembly. */
let kernels: Kernels | null | undefined;
let floats = new Float32Array(0);

/** Whether products run in WebAssembly here. */
export function simdAvailable(): boolean {
  if (kernels === undefined) kernels = instantiate();
  return kernels !== null;
}

/** Like matmulReference. Returns false, with nothing done, where the kernel cannot be had. */
export function matmulSimd(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  m: number,
  n: number,
  k: number,
  aRow: number,
  aStep: number,
  bStep: number,
  bColumn: number,
  accumulate: boolean,
): boolean {
  if (!simdAvailable() || !kernels) return false;
  // In floats; the steps of four keep every part on a multiple of 16 bytes.
  const aAt = roundUp(8 * k + 32);
  const bAt = aAt + roundUp(m * k);
  const cAt = bAt + roundUp(k * n);
  if (!reserve(kernels.memory, (cAt + m * n) * 4)) return false;
  floats.set(exactly(a, m * k), aAt);
  floats.set(exactly(b, k * n), bAt);
  if (accumulate) floats.set(exactly(c, m * n), cAt);
  kernels.matmul(aAt * 4, bAt * 4, cAt * 4, 0, m, n, k, aRow, aStep, bStep, bColumn, accumulate ? 1 : 0);
  c.set(floats.subarray(cAt, cAt + m * n));
  return true;
}

function roundUp(length: number): number {
  return (length + 3) & ~3;
}

function exactly(array: Float32Array, length: number): Float32Array {
  return array.length === length ? array : array.subarray(0, length);
}

/** Makes the memory large enough, or says that there is none to be had. */
function reserve(memory: WebAssembly.Memory, bytes: number): boolean {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) {
    try {
      memory.grow(Math.ceil(missing / PAGE));
    } catch {
      return false;
    }
  }
  // Growing detaches the old view, whose length is then 0.
  if (floats.buffer !== memory.buffer) floats = new Float32Array(memory.buffer);
  return true;
}

function instantiate(): Kernels | null {
  try {
    const bytes = Uint8Array.from(atob(kernelsBase64), (character) => character.charCodeAt(0));
    // Synchronously: a few kB, under the 4 kB that browsers once allowed on the main thread.
    const { memory, matmul } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof matmul !== 'function') return null;
    return {
      memory,
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- WebAssembly's exports are typed as functions of anything; the kernel's source has these twelve numbers
      matmul: matmul as Kernel,
    };
  } catch {
    return null;
  }
}
