/** Buttons at each displayed formula: to copy its TeX, which the page holds in its MathML, and to be told its symbols. */
import './copy-tex.css';
import { meaningsIn, noteOf, texOf } from './symbols.ts';

export function offerTeX(): void {
  for (const formula of document.querySelectorAll<HTMLElement>('main .katex-display')) {
    const tex = texOf(formula);
    if (tex === '') continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy TeX';
    button.addEventListener('click', () => void copy(button, tex));
    // Behind the frame and not in it, where it would scroll away with the formula; of no height, so that nothing moves.
    const place = document.createElement('span');
    place.className = 'copy-tex';
    const meanings = meaningsIn(formula);
    if (meanings) place.append(...explain(meanings));
    place.append(button);
    formula.after(place);
  }
}

function explain(meanings: HTMLElement): HTMLElement[] {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Symbols';
  const note = noteOf(meanings);
  button.popoverTargetElement = note;
  return [button, note];
}

async function copy(button: HTMLButtonElement, tex: string): Promise<void> {
  try {
    // Its number belongs to this page.
    await navigator.clipboard.writeText(tex.replace(/\s*\\tag\{[^{}]*\}/, ''));
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Could not copy';
  }
  setTimeout(() => {
    button.textContent = 'Copy TeX';
  }, 2000);
}
