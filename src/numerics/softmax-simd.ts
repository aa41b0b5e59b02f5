/** Softmax of rows by WebAssembly SIMD, float32 only; the loop in networks/softmax-cross-entropy.ts is its reference. */
import { address, addressOfResult, enter, finish, space } from './simd.ts';
import type { Vector } from './vector.ts';

/** Numbers below which the call costs more than it saves. */
const SMALL = 64;

/** `probabilities` may be `logits`. Returns false, with nothing done, where the kernel cannot be had or does not pay. */
export function softmaxSimd(logits: Vector, classes: number, probabilities: Vector): boolean {
  const n = logits.length;
  if (n < SMALL || !(logits instanceof Float32Array && probabilities instanceof Float32Array)) return false;
  const kernels = enter(probabilities, classes + 4 + 2 * n);
  if (!kernels) return false;
  const spaceAt = space(classes + 4);
  const from = address(logits, n);
  const to = addressOfResult(probabilities, n);
  kernels.softmax(from, to, spaceAt, n / classes, classes);
  finish(probabilities, to, n);
  return true;
}
