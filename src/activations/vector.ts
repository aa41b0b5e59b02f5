/**
 * Activations on arrays. In float32 some have a SIMD form (vector-simd.ts), which differs from the scalar one by a few units in the
 * last place and is the same bits on every engine, unlike `Math.exp`; everything else goes through the scalar functions.
 */
import { elementwiseBackwardSimd, elementwiseSimd } from '../numerics/elementwise-simd.ts';
import type { Vector } from '../numerics/vector.ts';
import { defaultsOf } from './activation.ts';
import type { Activation, ParameterValues } from './activation.ts';
import { kernelOf, kernelParameter } from './vector-simd.ts';

/**
 * y[i] = f(x[i]). Allocates nothing; `y` may be `x` itself.
 * @throws RangeError where the lengths differ.
 */
export function forward(activation: Activation, x: Vector, y: Vector, parameters?: ParameterValues): void {
  checkLength(activation, 'forward', x, 'y', y);
  const values = parameters ?? defaultsKept(activation);
  const kernel = kernelOf(activation, 'f', values);
  if (kernel && x instanceof Float32Array && y instanceof Float32Array)
    if (elementwiseSimd(kernel, x, y, kernelParameter(kernel, values))) return;
  for (let i = 0; i < x.length; i++) y[i] = activation.f(x[i], values);
}

/**
 * dx[i] = dy[i]·f′(x[i]), with PyTorch's value at a kink. Allocates nothing; `dx` may be `dy` or `x`.
 * @throws RangeError where the lengths differ.
 */
export function backward(
  activation: Activation,
  x: Vector,
  dy: Vector,
  dx: Vector,
  parameters?: ParameterValues,
): void {
  checkLength(activation, 'backward', x, 'dy', dy);
  checkLength(activation, 'backward', x, 'dx', dx);
  const values = parameters ?? defaultsKept(activation);
  const kernel = kernelOf(activation, 'df', values);
  if (kernel && x instanceof Float32Array && dy instanceof Float32Array && dx instanceof Float32Array)
    if (elementwiseBackwardSimd(kernel, x, dy, dx, kernelParameter(kernel, values))) return;
  for (let i = 0; i < x.length; i++) dx[i] = dy[i] * activation.df(x[i], values);
}

function checkLength({ id }: Activation, caller: string, x: Vector, name: string, other: Vector): void {
  if (other.length !== x.length)
    throw new RangeError(
      `${caller}(${id}): x has ${x.length} numbers and ${name} has ${other.length}; give both as many`,
    );
}

const kept = new WeakMap<Activation, ParameterValues>();

function defaultsKept(activation: Activation): ParameterValues {
  let values = kept.get(activation);
  if (!values) {
    values = defaultsOf(activation);
    kept.set(activation, values);
  }
  return values;
}
