/**
 * What ends a run before its last step, by the figure's word: a target that the reader chose, or a loss that no
 * longer falls. Each stops a run once; who presses Play after that wants to see more.
 */
import { watchConvergence, type ConvergenceRule, type ConvergenceWatch } from './convergence.ts';
import { count, significant } from './format.ts';

/** Something that a run can reach, offered beside Play: “96 % read right”. */
export interface Target<R> {
  readonly label: string;
  reached(result: R): boolean;
}

export interface StopRules<R> {
  readonly targets?: readonly Target<R>[];
  readonly convergence?: ConvergenceRule<R>;
}

export interface Stops<R> {
  /** Asks after each frame. Gives the reason to stop here, in words. */
  after(step: number, result: R): string | undefined;
  /** The place among the targets, or undefined for none. */
  choose(target: number | undefined): void;
  /** A new run. */
  restart(): void;
}

export function createStops<R>({ targets = [], convergence }: StopRules<R>): Stops<R> {
  let target: Target<R> | undefined;
  let armed = true;
  let watch: ConvergenceWatch | undefined;
  const restart = () => {
    armed = true;
    watch = convergence && watchConvergence(convergence);
  };
  restart();
  return {
    after(step, result) {
      if (target && armed && target.reached(result)) {
        armed = false;
        return `stopped: ${target.label}`;
      }
      if (convergence && watch?.after(step, convergence.loss(result))) {
        watch = undefined;
        return `stopped: the loss has not fallen by ${significant(convergence.fall, 1)} in ${count(convergence.steps)} steps`;
      }
      return undefined;
    },
    choose(place) {
      target = place === undefined ? undefined : targets[place];
      armed = true;
    },
    restart,
  };
}
