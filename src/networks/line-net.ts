/**
 * f(x) = Σ a_j σ(w_j x + b_j) on a line, small enough for its whole Hessian, in double precision. The loss is half of the
 * mean square error. Parameters in one row: w₁ … w_m, b₁ … b_m, a₁ … a_m.
 */
import { type Activation, defaultsOf } from '../activations/activation.ts';
import type { Random } from '../numerics/random.ts';

export interface LinePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}
export interface Differentiated {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** Row by row; where a kink is met, that of the pieces in use there. */
  readonly hessian?: Float64Array;
}

/** Kinks spread over [−1, 1], slopes and outputs of size one. */
export function drawLineNet(units: number, random: Random): Float64Array {
  const row = new Float64Array(3 * units);
  for (let j = 0; j < units; j++) {
    row[j] = 1.5 * random.normal();
    row[units + j] = -row[j] * (2 * random.uniform() - 1);
    row[2 * units + j] = random.normal() / Math.sqrt(units);
  }
  return row;
}

export function lineOutput(row: Float64Array, activation: Activation, x: number): number {
  const values = defaultsOf(activation);
  const m = row.length / 3;
  let sum = 0;
  for (let j = 0; j < m; j++) sum += row[2 * m + j] * activation.f(row[j] * x + row[m + j], values);
  return sum;
}

export function differentiate(
  row: Float64Array,
  activation: Activation,
  { x, y }: LinePoints,
  withHessian = false,
): Differentiated {
  const values = defaultsOf(activation);
  const size = row.length;
  const m = size / 3;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(withHessian ? size * size : 0);
  const slopes = new Float64Array(size);
  let loss = 0;
  for (let i = 0; i < x.length; i++) {
    let error = -y[i];
    for (let j = 0; j < m; j++) {
      const z = row[j] * x[i] + row[m + j];
      const a = row[2 * m + j];
      const value = activation.f(z, values);
      const slope = a * activation.df(z, values);
      slopes[j] = slope * x[i];
      slopes[m + j] = slope;
      slopes[2 * m + j] = value;
      error += a * value;
    }
    loss += (error * error) / (2 * x.length);
    for (let p = 0; p < size; p++) gradient[p] += (error * slopes[p]) / x.length;
    if (!withHessian) continue;
    for (let p = 0; p < size; p++)
      for (let q = 0; q <= p; q++) hessian[p * size + q] += (slopes[p] * slopes[q]) / x.length;
    addCurvature(hessian, row, activation, x[i], error / x.length);
  }
  if (!withHessian) return { loss, gradient };
  for (let p = 0; p < size; p++) for (let q = 0; q < p; q++) hessian[q * size + p] = hessian[p * size + q];
  return { loss, gradient, hessian };
}

/** weight × ∇²f, which has blocks within each unit only; the lower half. */
function addCurvature(
  hessian: Float64Array,
  row: Float64Array,
  activation: Activation,
  x: number,
  weight: number,
): void {
  const values = defaultsOf(activation);
  const size = row.length;
  const m = size / 3;
  for (let j = 0; j < m; j++) {
    const z = row[j] * x + row[m + j];
    const slope = weight * activation.df(z, values);
    const bend = weight * row[2 * m + j] * (activation.ddf?.(z, values) ?? 0);
    const [w, b, a] = [j, m + j, 2 * m + j];
    hessian[w * size + w] += bend * x * x;
    hessian[b * size + w] += bend * x;
    hessian[b * size + b] += bend;
    hessian[a * size + w] += slope * x;
    hessian[a * size + b] += slope;
  }
}

/** Plain gradient descent; `row` stays as it is. */
export function descend(
  row: Float64Array,
  activation: Activation,
  points: LinePoints,
  { rate, steps }: { readonly rate: number; readonly steps: number },
): Float64Array {
  const now = Float64Array.from(row);
  for (let step = 0; step < steps; step++) {
    const { gradient } = differentiate(now, activation, points);
    for (let p = 0; p < now.length; p++) now[p] -= rate * gradient[p];
  }
  return now;
}

/** Incoming weight and bias of these units times the factor, outgoing weight by it. */
export function rescaled(row: Float64Array, units: readonly number[], factor: number): Float64Array {
  const m = row.length / 3;
  const other = Float64Array.from(row);
  for (const j of units) {
    other[j] *= factor;
    other[m + j] *= factor;
    other[2 * m + j] /= factor;
  }
  return other;
}
