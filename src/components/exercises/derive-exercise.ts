/** <derive-exercise>: offers each hint only when the one before it has been opened. */
class DeriveExercise extends HTMLElement {
  connectedCallback(): void {
    const hints = [...this.querySelectorAll<HTMLDetailsElement>('.hint')];
    hints.forEach((hint, at) => {
      hint.hidden = at > 0;
      hint.addEventListener('toggle', () => {
        const next = hints[at + 1];
        if (hint.open && next) next.hidden = false;
      });
    });
  }
}

customElements.define('derive-exercise', DeriveExercise);
