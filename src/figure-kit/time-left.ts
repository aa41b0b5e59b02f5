/**
 * How long a run still takes, steadily enough to be read. Kept is the moment at which it will end, which hardly moves
 * while it goes well; a guess of the time left itself would tremble with each frame.
 */
export interface TimeLeft {
  /** At `now` (in seconds) the run is at that share of its steps, from 0 to 1. Gives seconds, once they can be told. */
  at(now: number, share: number): number | undefined;
  /** The run has paused, or begins anew: the time until the next call does not count. */
  rest(): void;
}

/** Nothing is said before so many seconds and such a share. */
const soonest = 1.2;
const leastShare = 0.01;
/** Seconds over which a change of speed is believed. */
const patience = 3;

export function createTimeLeft(): TimeLeft {
  let last: { now: number; share: number } | undefined;
  let watched = 0;
  let gained = 0;
  let end: number | undefined;
  return {
    at(now, share) {
      if (last) {
        const elapsed = now - last.now;
        watched += elapsed;
        gained += share - last.share;
        // Older seconds fade, so that the speed is that of the last ones.
        const keep = Math.exp(-elapsed / (1.3 * patience));
        watched *= keep;
        gained *= keep;
        if (
          gained > 0 &&
          watched > 0 &&
          watched >= (end === undefined ? soonest : 0) &&
          share >= leastShare
        ) {
          const guess = now + ((1 - share) * watched) / gained;
          end = end === undefined ? guess : end + (guess - end) * (1 - Math.exp(-elapsed / patience));
        }
      }
      last = { now, share };
      return end === undefined ? undefined : Math.max(0, end - now);
    },
    rest() {
      last = undefined;
      watched = 0;
      gained = 0;
      end = undefined;
    },
  };
}

/** In words that change seldom: whole seconds under ten, then fives, then minutes. Nothing in the last second. */
export function timeLeftWords(secondsLeft: number): string | undefined {
  if (secondsLeft < 1) return undefined;
  if (secondsLeft < 10) return `about ${Math.round(secondsLeft)} s left`;
  const fives = 5 * Math.round(secondsLeft / 5);
  return fives < 60 ? `about ${fives} s left` : `about ${Math.round(secondsLeft / 60)} min left`;
}
