/** A failure in the picture's place: what happened, and one thing to do. The rest of the page works on. */
export interface FailureBox {
  show(message: string, remedy: { readonly label: string; act(): void }): void;
  hide(): void;
}

export function createFailureBox(box: HTMLElement, plot: HTMLElement): FailureBox {
  return {
    show(message, remedy) {
      const text = document.createElement('p');
      text.textContent = message;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn main';
      button.textContent = remedy.label;
      button.addEventListener('click', () => remedy.act());
      const action = document.createElement('p');
      action.append(button);
      box.replaceChildren(text, action);
      box.hidden = false;
      plot.toggleAttribute('data-covered', true);
    },
    hide() {
      if (box.hidden) return;
      box.hidden = true;
      box.replaceChildren();
      plot.toggleAttribute('data-covered', false);
    },
  };
}
