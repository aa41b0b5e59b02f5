/** The quiet menu under a figure: reset, a link to this state, the numbers as a table. */
import { wireMenu } from '../wire-menu.ts';
import type { Feature } from './feature.ts';

export const menu: Feature = (session) => {
  const { root, figure } = session;
  const wired = wireMenu(root, figure, {
    reset: () => session.reset(),
    link: () => ({ settings: session.settings, page: session.page }),
  });
  session.on('result', () => wired.refresh(session.result, session.settings));
};
