import { vector, type Precision } from '../numerics/vector.ts';
import type { Parameter } from './layer.ts';

/** A parameter of zeros with its gradient. */
export function parameter(name: string, shape: readonly number[], precision: Precision): Parameter {
  const length = shape.reduce((product, size) => product * size, 1);
  return { name, shape, value: vector(precision, length), gradient: vector(precision, length) };
}
