/** A failure in the picture's place: what happened, and one thing to do. The rest of the page works on. */
export interface Remedy {
  readonly label: string;
  act(): void;
}

export interface FailureBox {
  show(failure: { readonly lead?: string; readonly message: string }, remedies: readonly Remedy[]): void;
  hide(): void;
}

export function createFailureBox(box: HTMLElement, plot: HTMLElement): FailureBox {
  return {
    show({ lead, message }, remedies) {
      const text = document.createElement('p');
      if (lead !== undefined) {
        const strong = document.createElement('b');
        strong.textContent = lead;
        text.append(strong, ' ');
      }
      text.append(message);
      const actions = document.createElement('p');
      actions.append(...remedies.map(remedyButton));
      box.replaceChildren(text, actions);
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

/** The first thing to try looks like it. */
function remedyButton({ label, act }: Remedy, place: number): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = place === 0 ? 'btn main' : 'btn';
  button.textContent = label;
  button.addEventListener('click', () => act());
  return button;
}
