/** The sentence's inputs: what they say becomes the settings, and what is set they show. */
import { wireControls } from '../wire-controls.ts';
import type { Feature } from './feature.ts';

export const controls: Feature = (session) => {
  const { root, figure } = session;
  const wired = wireControls(root, figure.controls, (key, value, settled) =>
    session.change({ [key]: value }, settled),
  );
  wired.show(session.settings);
  session.on('settings', () => wired.show(session.settings));
};
