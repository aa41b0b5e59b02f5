/**
 * `npm run bench -- figures`: the longest stretch of each run figure's experiment between two places at which it can be
 * cancelled, at its default settings and with each control at its ends. In Node, by the processor's time for this thread, so
 * that a busy machine does not count. `node tests/bench/figures-stretches.ts lenet5` measures that one alone.
 */
import { resolve } from 'node:path';
import { isWaiting } from '../../src/experiments/data-access.ts';
import { findExperiment } from '../../src/experiments/index.ts';
import { createImageSource } from '../../src/data/source.ts';
import { readFiles } from '../../src/data/read-files.ts';
import { boundsOf, defaultSettings, type Settings } from '../../src/figure-kit/controls.ts';
import type { Figure } from '../../src/figure-kit/figure.ts';
import { figureIds, findFigure } from '../../src/figures/index.ts';
import { DivergenceError } from '../../src/networks/divergence.ts';

/** Of processor time for each choice of settings: enough for the slowest to come by their evaluations. */
const milliseconds = 2500;
const source = createImageSource({ readBytes: readFiles(resolve('public/data')) });

const processorTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** The default, and each control as far as it goes. */
function* extremesOf({ controls }: Figure): Generator<readonly [name: string, Settings]> {
  const settings = defaultSettings(controls);
  yield ['as it opens', settings];
  for (const [key, control] of Object.entries(controls)) {
    const values =
      control.kind === 'range' || control.kind === 'integer'
        ? Object.values(boundsOf(control))
        : control.kind === 'choice'
          ? Object.keys(control.options)
          : [];
    for (const value of values)
      if (value !== settings[key]) yield [`${key}: ${value}`, { ...settings, [key]: value }];
  }
}

/** The longest call of `next`, and how many there were. */
async function stretches(id: string, settings: Settings) {
  const experiment = await findExperiment(id);
  const all = { ...experiment.defaults, ...settings };
  for (const set of experiment.sets?.(all) ?? []) await source.info(set);
  const frames = experiment.run(all, source.loaded, () => performance.now());
  const begin = processorTime();
  let [longest, calls] = [0, 0];
  while (processorTime() - begin < milliseconds) {
    const before = processorTime();
    const next = frames.next();
    if (next.done) break;
    if (isWaiting(next.value)) {
      const { set, split, index } = next.value.waiting;
      await source.load(set, split, index);
    } else {
      longest = Math.max(longest, processorTime() - before);
      calls++;
    }
  }
  return { longest, calls };
}

const wanted = process.argv.slice(2);
const rows = [];
for (const figureId of figureIds.filter((id) => wanted.length === 0 || wanted.includes(id))) {
  const figure = await findFigure(figureId);
  const { source: run } = figure;
  if (run.kind !== 'run') continue;
  let opens = NaN;
  let worst = { name: '', longest: -1 };
  const seen = new Set<string>();
  for (const [name, settings] of extremesOf(figure)) {
    const asked = run.settings(settings);
    // What only changes the picture changes no run.
    if (seen.has(JSON.stringify(asked))) continue;
    seen.add(JSON.stringify(asked));
    try {
      const { longest } = await stretches(run.experiment, asked);
      if (Number.isNaN(opens)) opens = longest;
      if (longest > worst.longest) worst = { name, longest };
    } catch (error) {
      // A rate that is far too large ends its run at once.
      if (!(error instanceof DivergenceError)) throw error;
    }
  }
  rows.push({
    figure: figureId,
    'as it opens, ms': opens.toFixed(0),
    'at most, ms': worst.longest.toFixed(0),
    where: worst.name,
  });
  console.log(JSON.stringify(rows.at(-1)));
}
console.table(rows);
