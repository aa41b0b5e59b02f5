/** The numbers under the picture. */
import { readoutElements } from '../render.ts';
import type { Feature } from './feature.ts';

export const readouts: Feature = (session) => {
  const place = session.root.querySelector('[data-readouts]');
  session.on('result', () => {
    place?.replaceChildren(
      ...readoutElements(session.figure, session.result, session.settings, session.beside, document),
    );
  });
};
