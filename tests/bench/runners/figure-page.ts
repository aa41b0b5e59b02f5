/** What the benchmark of figures does inside a page. Each function is sent there alone, so each brings what it needs. */

declare global {
  interface Window {
    /** Milliseconds spent in callbacks of requestAnimationFrame so far. */
    frameWork: number;
  }
}

/** Before the page’s own scripts: adds up what is done in display frames. */
export function timeFrames(): void {
  window.frameWork = 0;
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      const begin = performance.now();
      callback(time);
      window.frameWork += performance.now() - begin;
    });
}

/**
 * Moves the figure’s first slider up and down. Gives the work of each move: its event, its frame, and the layout of the new
 * picture; empty where there is no slider, or it moves nothing.
 */
export async function movesOfSlider(moves: number): Promise<number[]> {
  const figure = document.querySelector('course-figure');
  const slider = figure?.querySelector<HTMLInputElement>('.ask input[type="range"]');
  if (!figure || !slider) return [];
  const drawn = () => figure.getAttribute('data-drawn');
  const taken: number[] = [];
  const [from, to] = [Number(slider.min), Number(slider.max)];
  // The first moves also compile.
  for (let move = -4; move < moves; move++) {
    const before = drawn();
    window.frameWork = 0;
    const begin = performance.now();
    slider.value = String(from + (to - from) * (0.3 + 0.02 * (move & 1 ? move : -move)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    let work = performance.now() - begin;
    const end = begin + 2000;
    while (drawn() === before && performance.now() < end) await new Promise((next) => setTimeout(next));
    if (drawn() === before) continue;
    const layout = performance.now();
    figure.getBoundingClientRect();
    work += window.frameWork + performance.now() - layout;
    if (move >= 0) taken.push(work);
  }
  return taken;
}

/** Begins the figure’s run and waits until it counts; false where there is none. */
export async function playRun(): Promise<boolean> {
  const button = document.querySelector<HTMLButtonElement>('course-figure [data-run="play"]');
  if (!button) return false;
  button.click();
  const count = document.querySelector('course-figure [data-count]');
  const end = performance.now() + 20_000;
  while (!/^\d/.test(count?.textContent ?? '') && performance.now() < end)
    await new Promise((next) => setTimeout(next));
  return true;
}

/** How long it takes from Pause to a run that stands still; undefined where it has ended by itself. */
export async function pauseRun(): Promise<number | undefined> {
  const button = document.querySelector<HTMLButtonElement>('course-figure [data-run="play"]');
  if (button?.dataset['state'] !== 'running') return undefined;
  const begin = performance.now();
  button.click();
  while (button.dataset['state'] === 'running' && performance.now() < begin + 5000)
    await new Promise((next) => setTimeout(next));
  return performance.now() - begin;
}
