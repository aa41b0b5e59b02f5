/** Causal self-attention: queries, keys and values from the same sequence, and a projection of what was found. */
import type { Random } from '../numerics/random.ts';
import type { Precision } from '../numerics/vector.ts';
import { causalAttention } from './causal-attention.ts';
import { dense } from './dense.ts';
import type { Initialiser } from './initialisers.ts';
import { perPosition } from './per-position.ts';
import { sequential, type Sequential } from './sequential.ts';

export interface SelfAttentionOptions {
  readonly positions: number;
  readonly width: number;
  /** Must divide the width. */
  readonly heads: number;
  /** Of both matrices. */
  readonly initialiser: Initialiser;
  readonly random: Random;
  /** Default false. */
  readonly useBias?: boolean;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameters' names, `qkv.weight` [3·width, width] and `projection.weight` [width, width]. */
  readonly prefix?: string;
}

/** positions × width to positions × width. @throws RangeError where the heads do not divide the width */
export function selfAttention({
  useBias = false,
  prefix = '',
  ...options
}: SelfAttentionOptions): Sequential {
  const { positions, width } = options;
  const linear = (name: string, outputSize: number) =>
    perPosition(
      dense({ ...options, inputSize: width, outputSize, useBias, prefix: `${prefix}${name}.` }),
      positions,
    );
  return sequential([linear('qkv', 3 * width), causalAttention(options), linear('projection', width)]);
}
