/** Play, Step, Reset, speed, target and the bar, for figures that run. */
import { wireRunBar } from '../run-bar.ts';
import { hasFreeSeed, withSeedAhead } from '../seeds.ts';
import { createTimeLeft } from '../time-left.ts';
import type { Feature } from './feature.ts';

export const runControls: Feature = (session) => {
  const { root, figure, run, fixed } = session;
  if (!run || figure.source.kind !== 'run') return;
  const options = { noun: figure.source.noun, offersNextSeed: hasFreeSeed(figure.controls, fixed.locked) };
  const timeLeft = createTimeLeft();
  const bar = wireRunBar(root, options, {
    play() {
      if (run.state === 'running') {
        session.pause();
        return;
      }
      // After a run has ended, the same run again would show nothing new.
      if (run.state === 'finished') session.change(withSeedAhead(figure.controls, session.settings));
      session.play();
    },
    step: () => session.step(),
    reset: () => session.reset(),
    pace(pace) {
      timeLeft.rest();
      run.setPace(pace);
    },
    target: (place) => run.setTarget(place),
  });
  const show = () => {
    const { state, progress, outOfSight, reason } = run;
    const goesOn = state === 'running' && !outOfSight && progress !== undefined;
    if (!goesOn) timeLeft.rest();
    const left = goesOn
      ? timeLeft.at(performance.now() / 1000, progress.step / Math.max(1, progress.totalSteps))
      : undefined;
    bar.show({ state, progress, outOfSight, reason, left });
  };
  session.on('run', show);
  session.on('loading', ({ what, share }) => bar.showLoading(what, share));
  show();
};
