/** “Run 5 seeds”: one run is an anecdote. Four more, in workers of their own, show how far seeds lie apart. */
import { watchSight } from '../in-sight.ts';
import { createSeedPool } from '../seed-pool.ts';
import { hasFreeSeed, withSeedAhead } from '../seeds.ts';
import type { Feature } from './feature.ts';

/** With the one that is shown. */
const allSeeds = 5;
/** Pictures with several runs are drawn so often, while only the other runs have news. */
const drawMilliseconds = 250;

export const seeds: Feature = (session) => {
  const { root, figure, run, dataUrl, fixed } = session;
  const button = root.querySelector('[data-run="seeds"]');
  const said = root.querySelector('[data-run="seeds-said"]');
  if (!run || figure.source.kind !== 'run' || !(button instanceof HTMLButtonElement) || !said) return;
  if (!hasFreeSeed(figure.controls, fixed.locked)) {
    button.hidden = true;
    return;
  }

  let drawing: ReturnType<typeof setTimeout> | undefined;
  const workers = Math.max(1, navigator.hardwareConcurrency - 1);
  const pool = createSeedPool(figure.source, dataUrl, {
    workers,
    changed() {
      show();
      drawing ??= setTimeout(() => {
        drawing = undefined;
        session.put({ others: pool.results });
      }, drawMilliseconds);
    },
  });

  const show = () => {
    const { total, finished, failed } = pool;
    const running = total > 0 && finished + failed < total;
    button.textContent =
      total === 0 ? `Run ${allSeeds} seeds` : running ? 'Stop the seeds' : 'Forget the seeds';
    const failures = failed === 0 ? '' : `, ${failed} ran away`;
    said.textContent = total === 0 ? '' : `${finished} of ${total} further seeds done${failures}`;
  };
  const clear = () => {
    if (pool.total === 0) return;
    pool.clear();
    clearTimeout(drawing);
    drawing = undefined;
    session.put({ others: [] });
    show();
  };

  button.addEventListener('click', () => {
    if (pool.total > 0) {
      clear();
      return;
    }
    if (run.state === 'ready' || run.state === 'paused') session.play();
    const ahead = Array.from({ length: allSeeds - 1 }, (_, place) => place + 1);
    pool.start(ahead.map((by) => withSeedAhead(figure.controls, session.settings, by)));
    show();
  });
  // Other settings, or the beginning again: the seeds belonged to what was there.
  session.on('run', () => {
    if (run.state === 'ready') clear();
  });
  const stopWatching = watchSight(root, (inSight) => pool.setInSight(inSight));
  session.on('close', () => {
    stopWatching();
    clearTimeout(drawing);
    pool.clear();
  });
};
