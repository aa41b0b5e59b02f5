/** The quiet menu under a figure: Reset, New seed, and the list that Download unfolds. */
import { part } from '../parts.ts';
import { hasFreeSeed, withSeedAhead } from '../seeds.ts';
import type { Feature } from './feature.ts';

export const menu: Feature = (session) => {
  const { root, figure, fixed } = session;
  root.querySelector('[data-menu="reset"]')?.addEventListener('click', () => {
    session.reset();
  });

  const another = root.querySelector('[data-menu="new-seed"]');
  if (another instanceof HTMLButtonElement) {
    another.hidden = !hasFreeSeed(figure.controls, fixed.locked);
    another.addEventListener('click', () => {
      // Who has seen a run wants to see the next one.
      const had = session.runState !== 'ready';
      session.change(withSeedAhead(figure.controls, session.settings));
      if (had) session.play();
    });
  }

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
