/** Play, Step, Reset and the bar, for figures that run. */
import { largestSeed, type Settings } from '../controls.ts';
import type { Figure } from '../figure.ts';
import { wireRunBar } from '../run-bar.ts';
import type { Feature } from './feature.ts';

export const runControls: Feature = (session) => {
  const { root, figure } = session;
  if (figure.source.kind !== 'run') return;
  const bar = wireRunBar(root, figure.source.noun, seedKeys(figure).length > 0, {
    play() {
      if (session.runState === 'running') {
        session.pause();
        return;
      }
      if (session.runState === 'finished') session.change(nextSeed(figure, session.settings));
      session.play();
    },
    step: () => session.step(),
    reset: () => session.reset(),
  });
  session.on('run', () => bar.show(session.runState, session.progress));
  session.on('loading', ({ what, share }) => bar.showLoading(what, share));
  bar.show(session.runState, session.progress);
};

function seedKeys(figure: Figure): string[] {
  return Object.entries(figure.controls).flatMap(([key, control]) => (control.kind === 'seed' ? [key] : []));
}

/** After a run has ended, the same run again would show nothing new. */
function nextSeed(figure: Figure, settings: Settings): Settings {
  return Object.fromEntries(
    seedKeys(figure).map((key) => {
      const value = settings[key];
      return [key, typeof value === 'number' ? (value % largestSeed) + 1 : 1];
    }),
  );
}
