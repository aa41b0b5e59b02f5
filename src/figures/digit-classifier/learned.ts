/** What the digit classifier's run comes to, and what is looked at in it. */
import type { DigitClassifierFrame } from '../../experiments/digit-classifier.ts';
import type { DrawContext } from '../../figure-kit/figure.ts';

export interface Learned {
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
  readonly checks: readonly { readonly step: number; readonly accuracy: number }[];
  readonly frame?: DigitClassifierFrame;
  readonly confusion?: ArrayLike<number>;
  readonly weights?: readonly Float32Array[];
}
export interface Chosen {
  readonly digit: string;
  readonly unit: number;
  readonly activation: string;
}
export type Context = DrawContext<Chosen, Learned>;
