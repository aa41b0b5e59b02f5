/** Play, Step, Reset, the bar and its number, speed and target. What they do is the host's; here is what they show. */
import { paces, type Pace } from './pace.ts';
import { part } from './parts.ts';
import { progressWords, type RunShown } from './run-words.ts';

export interface RunBar {
  show(run: RunShown & { readonly reason: string | undefined }): void;
  showLoading(what: string, share: number): void;
}

export interface RunBarEvents {
  play(): void;
  step(): void;
  reset(): void;
  pace(pace: Pace): void;
  target(place: number | undefined): void;
}

export function wireRunBar(
  root: HTMLElement,
  { noun, offersNextSeed }: { readonly noun: string; readonly offersNextSeed: boolean },
  on: RunBarEvents,
): RunBar {
  const play = part(root, '[data-run="play"]', HTMLButtonElement);
  const playLabel = part(play, '[data-label]', HTMLElement);
  const step = part(root, '[data-run="step"]', HTMLButtonElement);
  const reset = part(root, '[data-run="reset"]', HTMLButtonElement);
  const bar = part(root, '[data-progress]', HTMLElement);
  const number = part(root, '[data-count]', HTMLElement);
  const said = part(root, '[data-run="reason"]', HTMLElement);
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
  wireMenu(part(root, '[data-run="pace"]', HTMLSelectElement), (value) => on.pace(paces[value]?.pace));
  const targets = root.querySelector('[data-run="target"]');
  if (targets instanceof HTMLSelectElement)
    wireMenu(targets, (value) => on.target(value === '' ? undefined : Number(value)));

  return {
    show(run) {
      const { state, progress, reason } = run;
      play.disabled = state === 'failed';
      playLabel.textContent = words[state];
      play.dataset['state'] = state;
      step.disabled = state === 'running' || state === 'finished' || state === 'failed';
      reset.disabled = state === 'ready';
      const share = progress && progress.totalSteps > 0 ? progress.step / progress.totalSteps : 0;
      bar.style.setProperty('--done', `${(100 * share).toFixed(1)}%`);
      number.textContent = progressWords(run, noun);
      // A status that is written again is read again.
      if (said.textContent !== (reason ?? '')) said.textContent = reason ?? '';
    },
    showLoading(what, share) {
      number.textContent = `loading ${what}: ${Math.round(100 * share)} %`;
    },
  };
}

function wireMenu(menu: HTMLSelectElement, change: (value: string) => void): void {
  menu.disabled = false;
  menu.addEventListener('change', () => change(menu.value));
}
