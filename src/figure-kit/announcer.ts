/** Says what a figure shows, politely and only when it has settled: not at every move of a slider. */
export interface Announcer {
  say(text: string): void;
}

/** `place` is a live region (aria-live="polite"). */
export function createAnnouncer(place: HTMLElement, settleMilliseconds = 500): Announcer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    say(text) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (place.textContent !== text) place.textContent = text;
      }, settleMilliseconds);
    },
  };
}
