/** When a run has nothing more to show: its loss has not fallen by enough for long enough. */
export interface ConvergenceRule<R> {
  /** What should fall; undefined while there is none yet. */
  loss(result: R): number | undefined;
  /** It has to fall by so much … */
  readonly fall: number;
  /** … within so many steps. */
  readonly steps: number;
}

export interface ConvergenceWatch {
  /** True when the loss has not fallen by enough for long enough. Steps must not go back. */
  after(step: number, loss: number | undefined): boolean;
}

export function watchConvergence({
  fall,
  steps,
}: Pick<ConvergenceRule<never>, 'fall' | 'steps'>): ConvergenceWatch {
  let best = Infinity;
  let since = 0;
  return {
    after(step, loss) {
      if (loss !== undefined && (loss <= best - fall || best === Infinity)) {
        best = loss;
        since = step;
      }
      return best < Infinity && step - since >= steps;
    },
  };
}
