/**
 * Learning rates that change: functions from the step, counted from 0, to the rate. A training loop sets
 * `optimiser.learningRate = schedule(step)` before each step. Each is PyTorch's of the name given.
 */

export type Schedule = (step: number) => number;

export interface StepDecayOptions {
  readonly learningRate: number;
  /** Steps between one drop and the next. */
  readonly every: number;
  /** Factor of a drop, default 0.1. */
  readonly gamma?: number;
}

/** A drop every so many steps (StepLR). */
export function stepDecay({ learningRate, every, gamma = 0.1 }: StepDecayOptions): Schedule {
  checkSteps('stepDecay', 'every', every);
  return (step) => learningRate * gamma ** Math.floor(step / every);
}

export interface MilestonesOptions {
  readonly learningRate: number;
  /** Steps from which on the rate is lower; AlexNet's fell three times. */
  readonly milestones: readonly number[];
  /** Factor of a drop, default 0.1. */
  readonly gamma?: number;
}

/** A drop at each milestone (MultiStepLR). */
export function milestoneDecay({ learningRate, milestones, gamma = 0.1 }: MilestonesOptions): Schedule {
  return (step) => learningRate * gamma ** milestones.filter((milestone) => step >= milestone).length;
}

export interface CosineOptions {
  readonly learningRate: number;
  /** Steps until the minimum is reached. */
  readonly steps: number;
  /** Default 0. */
  readonly minimum?: number;
}

/** Half a cosine wave from the rate down to the minimum, where it stays (CosineAnnealingLR; Loshchilov and Hutter, 2017). */
export function cosine({ learningRate, steps, minimum = 0 }: CosineOptions): Schedule {
  checkSteps('cosine', 'steps', steps);
  return (step) =>
    minimum + ((learningRate - minimum) * (1 + Math.cos(Math.PI * Math.min(1, step / steps)))) / 2;
}

export interface WarmUpOptions {
  readonly learningRate: number;
  /** Steps until the whole rate is reached. */
  readonly steps: number;
  /** Share of the rate to start with, default 1/3, as in PyTorch. */
  readonly start?: number;
}

/** Rises linearly to the rate, where it stays (LinearLR). */
export function warmUp({ learningRate, steps, start = 1 / 3 }: WarmUpOptions): Schedule {
  checkSteps('warmUp', 'steps', steps);
  return (step) => learningRate * (start + (1 - start) * Math.min(1, step / steps));
}

/** `first` until the milestone, then `second`, which counts from there (SequentialLR). */
export function inTurn(first: Schedule, milestone: number, second: Schedule): Schedule {
  return (step) => (step < milestone ? first(step) : second(step - milestone));
}

function checkSteps(name: string, what: string, steps: number): void {
  if (!(steps > 0)) throw new RangeError(`${name}: ${what} is ${steps}, but must be over 0`);
}
