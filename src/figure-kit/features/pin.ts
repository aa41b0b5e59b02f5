/**
 * “Pin this run”: what it came to stays in the picture while other settings run. From the same seed they begin at the
 * same weights and see the same data in the same order, so that what differs comes from the settings.
 */
import { settingsInWords } from '../setting-words.ts';
import type { Feature } from './feature.ts';

export const pin: Feature = (session) => {
  const { root, figure, run } = session;
  const button = root.querySelector('[data-run="pin"]');
  const said = root.querySelector('[data-run="pinned"]');
  if (!run || !(button instanceof HTMLButtonElement) || !said) return;

  /** Named by what is set otherwise now. */
  const words = () => {
    const { reference } = session.beside;
    if (!reference) return '';
    const differing = Object.keys(figure.controls).filter(
      (key) => !figure.controls[key]?.viewOnly && reference.settings[key] !== session.settings[key],
    );
    const named = settingsInWords(figure.controls, reference.settings, differing);
    return named === '' ? 'Pinned: this run. Now change a setting and play.' : `Pinned: ${named}`;
  };
  const show = () => {
    const pinned = session.beside.reference !== undefined;
    button.disabled = !pinned && run.progress === undefined;
    button.textContent = pinned ? 'Unpin' : 'Pin this run';
    if (said.textContent !== words()) said.textContent = words();
  };
  button.addEventListener('click', () => {
    const { settings, result } = session;
    session.put({ reference: session.beside.reference ? undefined : { settings, result } });
    show();
  });
  session.on('run', show);
  session.on('settings', show);
  show();
};
