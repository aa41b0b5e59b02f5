/** Offers each hint only when the one before it has been opened. */
export function hintsInTurn(exercise: HTMLElement): void {
  const hints = [...exercise.querySelectorAll<HTMLDetailsElement>('.hint')];
  hints.forEach((hint, at) => {
    hint.hidden = at > 0;
    hint.addEventListener('toggle', () => {
      const next = hints[at + 1];
      if (hint.open && next) next.hidden = false;
    });
  });
}
