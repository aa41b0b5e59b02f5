/** Places to draw by hand. */
import { wireCurvePads } from '../wire-curve-pad.ts';
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
  const curves = wireCurvePads(root, figure.controls, (key, value) => {
    drawing = true;
    session.change({ [key]: value }, false);
    drawing = false;
  });
  wired.show(session.settings);
  curves.show(session.settings);
  session.on('settings', () => {
    if (drawing) return;
    wired.show(session.settings);
    curves.show(session.settings);
  });
};
