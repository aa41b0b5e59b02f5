/** What the page and a run's worker say to each other. Every message carries the number of the run it is about. */
import type { ExperimentSettings, Frame } from '../experiments/experiment.ts';
import type { Divergence } from '../networks/divergence.ts';
import type { Pace } from './pace.ts';

export type ToWorker =
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly experiment: string;
      readonly settings: ExperimentSettings;
      /** Where the image sets are: an absolute URL with a slash at its end. */
      readonly dataUrl: string;
      readonly pace: Pace;
    }
  | { readonly kind: 'pace'; readonly run: number; readonly pace: Pace }
  /** Asks whether the worker is still there. */
  | { readonly kind: 'ping'; readonly run: number }
  | { readonly kind: 'resume' | 'pause' | 'step' | 'drawn'; readonly run: number };

export type FromWorker =
  | {
      readonly kind: 'frames';
      readonly run: number;
      readonly frames: readonly Frame[];
      /** Computing time so far, without waiting and pauses. */
      readonly seconds: number;
      readonly state: 'running' | 'paused' | 'finished';
    }
  | { readonly kind: 'loading'; readonly run: number; readonly what: string; readonly share: number }
  | {
      readonly kind: 'failed';
      readonly run: number;
      readonly message: string;
      /** True where the run can go on from where it is. */
      readonly canRetry: boolean;
      /** Where training ran away, if that is what happened. */
      readonly divergence?: Divergence;
    }
  /** The answer to `ping`. */
  | { readonly kind: 'alive'; readonly run: number };
