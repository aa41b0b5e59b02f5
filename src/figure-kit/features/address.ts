/**
 * The address follows the figure, so that copying it, reloading and going back do what a reader expects: in the midst
 * of a drag the current entry of the history is rewritten, and what has settled is a new entry. Quick changes one
 * after the other, as by an arrow key held down, are one entry.
 */
import type { Settings } from '../controls.ts';
import type { Session } from '../session.ts';
import { queryWithState, settingsFromLink } from '../state.ts';
import type { Feature } from './feature.ts';

/** A browser refuses an address that changes more often than about twenty times a second. */
const addressMilliseconds = 200;
/** Changes nearer to each other are one entry; an unsettled change that nothing follows has settled. */
const burstMilliseconds = 900;

export const address: Feature = (session) => {
  let writing: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let last = session.settings;
  /** What was set before the changes that have no entry yet. */
  let origin: Settings | undefined;
  let lastSettled = -Infinity;
  let goingBack = false;

  const stop = () => {
    clearTimeout(writing);
    clearTimeout(settling);
    writing = undefined;
  };
  const settle = () => {
    stop();
    const query = queryOf(session, session.settings);
    const before = queryOf(session, origin ?? session.settings);
    origin = undefined;
    const now = performance.now();
    const joins = now - lastSettled < burstMilliseconds;
    if (query !== before) lastSettled = now;
    if (query === before || joins || isFramed()) write('replaceState', query);
    else {
      write('replaceState', before);
      write('pushState', query);
    }
  };
  const follow = () => {
    clearTimeout(settling);
    settling = setTimeout(settle, burstMilliseconds);
    writing ??= setTimeout(() => {
      writing = undefined;
      write('replaceState', queryOf(session, session.settings));
    }, addressMilliseconds);
  };

  session.on('settings', ({ settled }) => {
    origin ??= last;
    last = session.settings;
    if (goingBack) origin = undefined;
    else if (settled) settle();
    else follow();
  });

  const onPopState = () => {
    stop();
    origin = undefined;
    lastSettled = -Infinity;
    const { name, figure, page, settings } = session;
    const there = settingsFromLink(name, figure.controls, page, location.search);
    if (Object.keys(there).every((key) => there[key] === settings[key])) return;
    goingBack = true;
    session.change(there);
    goingBack = false;
  };
  // What the link said and the figure did not take is not carried on.
  write('replaceState', queryOf(session, session.settings));
  window.addEventListener('popstate', onPopState);
  session.on('close', () => {
    stop();
    window.removeEventListener('popstate', onPopState);
  });
};

const currentQuery = (): string => location.search.slice(1);

/** The page's query, with this figure at these settings and every other one as it stands. */
const queryOf = ({ name, page }: Session, settings: Settings): string =>
  queryWithState(currentQuery(), name, settings, page);

/** In another page's frame an entry would be one of that page's “back”s. */
const isFramed = (): boolean => window.parent !== window;

function write(how: 'replaceState' | 'pushState', query: string): void {
  if (how === 'replaceState' && query === currentQuery()) return;
  const url = new URL(location.href);
  url.search = query;
  try {
    history[how](history.state, '', url);
  } catch {
    // A page that may not change its address, or has done so too often, keeps the one it has.
  }
}
