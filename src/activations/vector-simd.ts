/**
 * Which activations have a WebAssembly kernel. By the functions themselves, not by id: an experiment that gives
 * ReLU another derivative at its kink still has the name, but must not have the kernel.
 *
 * Measured on 10⁶ numbers against the loop over `f`: all six pay, forward and backward, when the numbers are in the kernels'
 * memory, as a network's are; copied in and out, ReLU and leaky ReLU still pay, since the loop's calls cost more than the copies.
 * The numbers are in tests/bench/elementwise.ts.
 */
import type { ElementwiseName } from '../numerics/kernels/signatures.ts';
import type { Activation, ParameterValues } from './activation.ts';
import gelu from './gelu.ts';
import leakyRelu from './leaky-relu.ts';
import relu from './relu.ts';
import sigmoid from './sigmoid.ts';
import silu from './silu.ts';
import tanh from './tanh.ts';

type Value = (x: number, parameters: ParameterValues) => number;

const chosen: readonly (readonly [Activation, ElementwiseName])[] = [
  [gelu, 'gelu'],
  [leakyRelu, 'leakyRelu'],
  [relu, 'relu'],
  [sigmoid, 'sigmoid'],
  [silu, 'silu'],
  [tanh, 'tanh'],
];

const byValue = new Map<Value, ElementwiseName>(chosen.map(([{ f }, name]) => [f, name]));
const byDerivative = new Map<Value, ElementwiseName>(chosen.map(([{ df }, name]) => [df, name]));

/** The kernel for `f` or `df` with these parameters, if there is one. */
export function kernelOf(
  activation: Activation,
  which: 'f' | 'df',
  values: ParameterValues,
): ElementwiseName | undefined {
  const name = which === 'f' ? byValue.get(activation.f) : byDerivative.get(activation.df);
  // A slope of 0 makes NaN of −∞, which the scalar form looks after.
  return name === 'leakyRelu' && !(Math.abs(values.negativeSlope) > 0) ? undefined : name;
}

/** The one parameter that a kernel takes. */
export function kernelParameter(name: ElementwiseName, values: ParameterValues): number {
  return name === 'leakyRelu' ? values.negativeSlope : 0;
}
