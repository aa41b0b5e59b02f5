/** Play, Step, Reset, the bar and its number. What they do is the host's; here is what they show. */
import { count, seconds } from './format.ts';
import { part } from './parts.ts';
import type { RunProgress, RunState } from './run-state.ts';

export interface RunBar {
  show(state: RunState, progress: RunProgress | undefined): void;
  showLoading(what: string, share: number): void;
}

export function wireRunBar(
  root: HTMLElement,
  noun: string,
  offersNextSeed: boolean,
  on: { play(): void; step(): void; reset(): void },
): RunBar {
  const play = part(root, '[data-run="play"]', HTMLButtonElement);
  const playLabel = part(play, '[data-label]', HTMLElement);
  const step = part(root, '[data-run="step"]', HTMLButtonElement);
  const reset = part(root, '[data-run="reset"]', HTMLButtonElement);
  const bar = part(root, '[data-progress]', HTMLElement);
  const number = part(root, '[data-count]', HTMLElement);
  const words = {
    ready: 'Play',
    running: 'Pause',
    paused: 'Play',
    finished: offersNextSeed ? 'Run with the next seed' : 'Run again',
    failed: 'Play',
  };
  play.addEventListener('click', on.play);
  step.addEventListener('click', on.step);
  reset.addEventListener('click', on.reset);

  const fill = (share: number) => bar.style.setProperty('--done', `${(100 * share).toFixed(1)}%`);
  return {
    show(state, progress) {
      play.disabled = state === 'failed';
      playLabel.textContent = words[state];
      play.dataset['state'] = state;
      step.disabled = state === 'running' || state === 'finished' || state === 'failed';
      reset.disabled = state === 'ready';
      if (!progress) {
        fill(0);
        number.textContent = state === 'running' ? 'starting' : 'ready';
        return;
      }
      fill(progress.totalSteps > 0 ? progress.step / progress.totalSteps : 0);
      number.textContent = `${count(progress.step)} of ${count(progress.totalSteps)} ${noun}, ${seconds(progress.seconds)}`;
    },
    showLoading(what, share) {
      number.textContent = `loading ${what}: ${Math.round(100 * share)} %`;
    },
  };
}
