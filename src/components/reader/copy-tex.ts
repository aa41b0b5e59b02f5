/** A button at each displayed formula that copies its TeX, which the page holds in the formula's MathML. */
import './copy-tex.css';

export function offerTeX(): void {
  for (const formula of document.querySelectorAll<HTMLElement>('main .katex-display')) {
    const tex = formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent;
    if (!tex) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy TeX';
    button.addEventListener('click', () => void copy(button, tex));
    // Behind the frame and not in it, where it would scroll away with the formula; of no height, so that nothing moves.
    const place = document.createElement('span');
    place.className = 'copy-tex';
    place.append(button);
    formula.after(place);
  }
}

async function copy(button: HTMLButtonElement, tex: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(tex.trim());
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Could not copy';
  }
  setTimeout(() => {
    button.textContent = 'Copy TeX';
  }, 2000);
}
