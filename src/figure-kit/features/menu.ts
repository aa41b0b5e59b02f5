/** The quiet menu under a figure: Reset, and the list that Download unfolds. */
import { part } from '../parts.ts';
import type { Feature } from './feature.ts';

export const menu: Feature = (session) => {
  const { root } = session;
  root.querySelector('[data-menu="reset"]')?.addEventListener('click', () => {
    session.reset();
  });

  const list = part(root, '[data-menu="download"]', HTMLDetailsElement);
  const summary = part(list, 'summary', HTMLElement);
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !list.open) return;
    // Escape closes one thing: not the full screen too.
    event.preventDefault();
    event.stopPropagation();
    list.open = false;
    summary.focus();
  });
  const onPress = ({ target }: Event) => {
    if (!(target instanceof Node && list.contains(target))) list.open = false;
  };
  document.addEventListener('pointerdown', onPress);
  session.on('close', () => {
    document.removeEventListener('pointerdown', onPress);
  });
};
