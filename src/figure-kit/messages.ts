/** What the page and a run's worker say to each other. Every message carries the number of the run it is about. */
import type { ExperimentSettings, Frame } from '../experiments/experiment.ts';

export type ToWorker =
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly experiment: string;
      readonly settings: ExperimentSettings;
      /** Where the image sets are: an absolute URL with a slash at its end. */
      readonly dataUrl: string;
    }
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
  | { readonly kind: 'failed'; readonly run: number; readonly message: string; readonly canRetry: boolean };
