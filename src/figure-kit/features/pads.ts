/** Places to draw by hand. */
import { wirePads } from '../wire-pad.ts';
import type { Feature } from './feature.ts';

export const pads: Feature = (session) => {
  const { root, figure } = session;
  // A stroke in progress is already on the pad.
  let drawing = false;
  const wired = wirePads(root, figure.controls, (key, value) => {
    drawing = true;
    session.change({ [key]: value }, false);
    drawing = false;
  });
  wired.show(session.settings);
  session.on('settings', () => {
    if (!drawing) wired.show(session.settings);
  });
};
