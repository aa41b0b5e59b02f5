/**
 * Notices a worker that is gone: a browser may end one that wants too much memory, and tells nobody. Asked is only
 * a worker that has been silent for a while; one that computes answers between two slices.
 */
export interface WorkerWatch {
  /** The worker should be busy from now on. */
  begin(): void;
  /** It has said something. */
  heard(): void;
  end(): void;
}

const tickMilliseconds = 1000;
/** Counted in ticks, not by the clock: after a computer's sleep there is one tick, whatever the clock says. */
const ticksUntilGone = 6;

export function createWorkerWatch(on: { ask(): void; gone(): void }): WorkerWatch {
  let timer: ReturnType<typeof setInterval> | undefined;
  let silent = 0;
  const end = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    begin() {
      silent = 0;
      timer ??= setInterval(() => {
        silent++;
        if (silent >= ticksUntilGone) {
          end();
          on.gone();
        } else on.ask();
      }, tickMilliseconds);
    },
    heard() {
      silent = 0;
    },
    end,
  };
}
