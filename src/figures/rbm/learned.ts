/** What the run of both machines comes to. */
import type { RbmFrame } from '../../experiments/rbm.ts';
import type { DrawContext } from '../../figure-kit/figure.ts';

export interface Point {
  readonly step: number;
  readonly value: number;
}
/** Pairs: of binary, then of noisy rectified hidden units. */
export interface Learned {
  readonly errors: readonly [readonly Point[], readonly Point[]];
  readonly gaps: readonly [readonly Point[], readonly Point[]];
  readonly frame?: RbmFrame;
  readonly zeros?: readonly number[];
  readonly filters?: readonly Float32Array[];
  readonly reconstructions?: readonly Float32Array[];
  readonly originals?: Float32Array;
}
export type Context = DrawContext<unknown, Learned>;

export const names = ['binary', 'rectified'] as const;
/** Whose colours they are drawn in. */
export const inks = ['sigmoid', 'relu'] as const;

export const nothing: Learned = { errors: [[], []], gaps: [[], []] };

const grown = (
  pair: Learned['errors'],
  step: number,
  values: readonly number[] | undefined,
): Learned['errors'] => {
  if (!values || values.some(Number.isNaN)) return pair;
  return [
    [...pair[0], { step, value: values[0] }],
    [...pair[1], { step, value: values[1] }],
  ];
};

export function collect(result: Learned, frame: RbmFrame): Learned {
  const { step, errors, gaps, zeros, filters, reconstructions, originals } = frame;
  return {
    ...result,
    frame,
    // Every fifth is enough for a line.
    errors: step % 5 === 0 || step === frame.totalSteps ? grown(result.errors, step, errors) : result.errors,
    gaps: grown(result.gaps, step, gaps),
    ...(zeros && { zeros }),
    ...(filters && { filters }),
    ...(reconstructions && { reconstructions }),
    ...(originals && { originals }),
  };
}

export const lastOf = (points: readonly Point[]): number => points.at(-1)?.value ?? NaN;
