/** A mark of a picture can be a shortcut to a control: data-set="unit" data-value="12". */
import type { Feature } from './feature.ts';

export const pictureClicks: Feature = (session) => {
  const { root, figure } = session;
  const onClick = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-set]') : null;
    const key = target?.getAttribute('data-set') ?? '';
    const control = figure.controls[key];
    const value = target?.getAttribute('data-value');
    if (!control || value === null || value === undefined) return;
    session.change({ [key]: typeof control.default === 'number' ? Number(value) : value });
  };
  root.addEventListener('click', onClick);
  session.on('close', () => root.removeEventListener('click', onClick));
};
