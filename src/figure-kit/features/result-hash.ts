/**
 * The hash of what is shown, once it has settled: in the run bar when a run has ended, at the end of the menu's list
 * where a figure computes at once, and on the figure's element (`data-result`) for whatever compares results.
 */
import { resultHash } from '../result-hash.ts';
import type { Feature } from './feature.ts';

/** While a slider moves nobody compares, and hashing all weights of a network takes a millisecond. */
const settleMilliseconds = 250;

export const hashes: Feature = (session) => {
  const { root, figure } = session;
  const { source } = figure;
  // Times measured on this machine are nobody else's.
  if (source.kind === 'run' && source.measures) return;
  const place = root.querySelector('[data-result-hash]');
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    const hash = resultHash(session.result);
    root.dataset['result'] = hash;
    const ended = source.kind === 'instant' || session.runState === 'finished';
    if (place) place.textContent = ended ? `result ${hash}` : '';
  };
  const forget = () => {
    clearTimeout(timer);
    delete root.dataset['result'];
    if (place) place.textContent = '';
  };
  session.on('result', () => {
    forget();
    if (session.runState !== 'running') timer = setTimeout(show, settleMilliseconds);
  });
  session.on('close', () => clearTimeout(timer));
};
