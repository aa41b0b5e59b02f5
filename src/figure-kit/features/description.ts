/** The text alternative, announced when it has settled; while a run goes on it would change faster than it is heard. */
import { createAnnouncer } from '../announcer.ts';
import { part } from '../parts.ts';
import { shownDescription } from '../shown.ts';
import type { Feature } from './feature.ts';

export const description: Feature = (session) => {
  const announcer = createAnnouncer(part(session.root, '[data-describe]', HTMLElement));
  session.on('result', () => {
    // What has failed is said by its message, and a loss that ran away is no result.
    if (session.runState !== 'running' && session.runState !== 'failed')
      announcer.say(shownDescription(session));
  });
};
