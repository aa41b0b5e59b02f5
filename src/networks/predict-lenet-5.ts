/**
 * One image through a trained LeNet-5, every map kept, for the page's main thread: no kernels, a few milliseconds. The
 * layers themselves (models/lenet-5.ts) are what it is tested against.
 */
import lecunTanh from '../activations/lecun-tanh.ts';
import { C3_TABLE } from './models/c3-table.ts';
import { digitCodes } from './models/digit-codes.ts';

export interface LeNet5Maps {
  /** 6 × 28 × 28, squashed, as all that follow. */
  readonly C1: Float32Array;
  /** 6 × 14 × 14 */
  readonly S2: Float32Array;
  /** 16 × 10 × 10 */
  readonly C3: Float32Array;
  /** 16 × 5 × 5 */
  readonly S4: Float32Array;
  readonly C5: Float32Array;
  /** 84, to be compared with codes of 7 × 12. */
  readonly F6: Float32Array;
  /** Squared distance from each digit's code; the smallest is the answer. */
  readonly penalties: Float32Array;
}

export const leNetSide = 32;
const imageSide = 28;
const squash = (x: number): number => lecunTanh.f(x, {});
const everyMap = (count: number, of: number) =>
  Array.from({ length: count }, () => Array.from({ length: of }, (_, i) => i));

/** 28 × 28 grey values as the network gets them: in the middle of 32 × 32, paper −0.1 and full ink 1.175. */
export function leNetInput(bytes: ArrayLike<number>): Float32Array {
  const input = new Float32Array(leNetSide * leNetSide).fill(-0.1);
  const edge = (leNetSide - imageSide) / 2;
  for (let row = 0; row < imageSide; row++)
    for (let column = 0; column < imageSide; column++)
      input[(row + edge) * leNetSide + column + edge] =
        -0.1 + (1.275 * bytes[row * imageSide + column]) / 255;
  return input;
}

/** @param weights the values of the built model's parameters, in their order: weight, bias, coefficient, bias, … */
export function predictLeNet5(weights: readonly Float32Array[], input: Float32Array): LeNet5Maps {
  if (weights.length !== 12 || input.length !== leNetSide * leNetSide)
    throw new RangeError(
      `predictLeNet5 needs 12 parameters and 1024 inputs, but there are ${weights.length} and ${input.length}`,
    );
  const [w1, b1, c2, b2, w3, b3, c4, b4, w5, b5, w6, b6] = weights;
  const C1 = convolved(input, 32, everyMap(6, 1), w1, b1);
  const S2 = halved(C1, 28, c2, b2);
  const C3 = convolved(S2, 14, C3_TABLE, w3, b3);
  const S4 = halved(C3, 10, c4, b4);
  const C5 = convolved(S4, 5, everyMap(120, 16), w5, b5);
  const F6 = Float32Array.from(b6, (bias, unit) => {
    let sum = bias;
    for (let i = 0; i < C5.length; i++) sum += w6[unit * C5.length + i] * C5[i];
    return squash(sum);
  });
  const penalties = Float32Array.from(digitCodes, (code) =>
    code.reduce((sum, mark, i) => sum + (F6[i] - mark) ** 2, 0),
  );
  return { C1, S2, C3, S4, C5, F6, penalties };
}

/** Kernels of 5 × 5, `seen[to]` the maps of which each map is made. */
function convolved(
  x: Float32Array,
  side: number,
  seen: readonly (readonly number[])[],
  weight: Float32Array,
  bias: Float32Array,
): Float32Array {
  const out = side - 4;
  const y = new Float32Array(seen.length * out * out);
  let kernel = 0;
  seen.forEach((maps, to) => {
    const start = to * out * out;
    y.fill(bias[to], start, start + out * out);
    for (const from of maps) {
      for (let row = 0; row < out; row++)
        for (let column = 0; column < out; column++) {
          let sum = 0;
          for (let i = 0; i < 5; i++)
            for (let j = 0; j < 5; j++)
              sum += weight[kernel + 5 * i + j] * x[(from * side + row + i) * side + column + j];
          y[start + row * out + column] += sum;
        }
      kernel += 25;
    }
  });
  return y.map(squash);
}

/** The mean of each square of four, times a coefficient, plus a bias. */
function halved(x: Float32Array, side: number, coefficient: Float32Array, bias: Float32Array): Float32Array {
  const out = side / 2;
  const y = new Float32Array(coefficient.length * out * out);
  for (let map = 0; map < coefficient.length; map++)
    for (let row = 0; row < out; row++)
      for (let column = 0; column < out; column++) {
        const at = (map * side + 2 * row) * side + 2 * column;
        const mean = (x[at] + x[at + 1] + x[at + side] + x[at + side + 1]) / 4;
        y[(map * out + row) * out + column] = squash(coefficient[map] * mean + bias[map]);
      }
  return y;
}
