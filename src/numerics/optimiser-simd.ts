/**
 * Updates of float32 parameters by WebAssembly SIMD, to the bit what the loops in networks/sgd.ts and adam.ts give. Return
 * false, with nothing done, where there are no kernels, and for arrays too large for their memory (simd.ts), whose
 * copies would cost more than the update.
 */
import { address, enter, finish, LARGEST } from './simd.ts';
import type { Vector } from './vector.ts';

export function sgdSimd(
  value: Vector,
  gradient: Vector,
  velocity: Vector,
  rate: number,
  momentum: number,
  decay: number,
  nesterov: boolean,
): boolean {
  const n = value.length;
  if (n > LARGEST || !isFloat32(value) || !isFloat32(gradient) || !isFloat32(velocity)) return false;
  const kernels = enter(value, 3 * n);
  if (!kernels) return false;
  const valueAt = address(value, n);
  const gradientAt = address(gradient, n);
  const velocityAt = address(velocity, n);
  kernels.sgd(valueAt, gradientAt, velocityAt, n, rate, momentum, decay, nesterov ? 1 : 0);
  finish(value, valueAt, n);
  finish(velocity, velocityAt, n);
  return true;
}

/** @param rate with 1/(1 − β₁ᵗ) in it @param squareScale 1/√(1 − β₂ᵗ) */
export function adamSimd(
  value: Vector,
  gradient: Vector,
  mean: Vector,
  square: Vector,
  rate: number,
  beta1: number,
  beta2: number,
  squareScale: number,
  epsilon: number,
  decay: number,
): boolean {
  const n = value.length;
  if (n > LARGEST || !isFloat32(value) || !isFloat32(gradient) || !isFloat32(mean) || !isFloat32(square))
    return false;
  const kernels = enter(value, 4 * n);
  if (!kernels) return false;
  const valueAt = address(value, n);
  const gradientAt = address(gradient, n);
  const meanAt = address(mean, n);
  const squareAt = address(square, n);
  kernels.adam(valueAt, gradientAt, meanAt, squareAt, n, rate, beta1, beta2, squareScale, epsilon, decay);
  finish(value, valueAt, n);
  finish(mean, meanAt, n);
  finish(square, squareAt, n);
  return true;
}

function isFloat32(x: Vector): x is Float32Array {
  return x instanceof Float32Array;
}
