/**
 * A run may be cancelled between two looks of whoever runs it, so what lies between two must stay small however large the
 * settings. Counted, not clocked: `npm run bench -- figures` says how long each stretch takes.
 */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createImageSource } from '../../../src/data/source.ts';
import { readFiles } from '../../../src/data/read-files.ts';
import { isBreath } from '../../../src/experiments/breath.ts';
import correlationMap from '../../../src/experiments/correlation-map.ts';
import { isWaiting } from '../../../src/experiments/data-access.ts';
import type { Experiment, ExperimentSettings, Frame } from '../../../src/experiments/experiment.ts';
import gradientByLayer from '../../../src/experiments/gradient-by-layer.ts';
import lenet5 from '../../../src/experiments/lenet5.ts';
import momentsByDepth from '../../../src/experiments/moments-by-depth.ts';

const source = createImageSource({ readBytes: readFiles(resolve('public/data')) });

/** How many breaths lie before each of the first so many frames. */
async function breathsBefore<S extends ExperimentSettings, F extends Frame>(
  experiment: Experiment<S, F>,
  settings: Partial<S>,
  frames: number,
): Promise<readonly number[]> {
  const all = { ...experiment.defaults, ...settings };
  for (const set of experiment.sets?.(all) ?? []) await source.info(set);
  const found: number[] = [];
  let breaths = 0;
  const never = () => {
    throw new Error('none of these measures time');
  };
  for (const value of experiment.run(all, source.loaded, never)) {
    if (isBreath(value)) breaths++;
    else if (isWaiting(value)) await source.load(value.waiting.set, value.waiting.split, value.waiting.index);
    else {
      found.push(breaths);
      breaths = 0;
      if (found.length === frames) break;
    }
  }
  return found;
}

it('the correlation map can be stopped after each layer of each network', async () => {
  expect(await breathsBefore(correlationMap, { depth: 30, width: 20, networks: 3 }, 3)).toEqual([30, 30, 30]);
});

it('the moments can be stopped after each layer, on the way up and on the way back', async () => {
  expect(await breathsBefore(momentsByDepth, { depth: 50, width: 20, networks: 2 }, 2)).toEqual([98, 98]);
});

it('gradients by layer can be stopped after each network’s step and each measurement', async () => {
  const settings = { activations: 'relu+tanh+gelu', depth: 3 };
  // First three measurements, then four steps of three networks and as many measurements again.
  expect(await breathsBefore(gradientByLayer, settings, 3)).toEqual([3, 15, 15]);
});

it('LeNet-5 can be stopped after each step', async () => {
  expect(await breathsBefore(lenet5, {}, 4)).toEqual([0, 1, 1, 1]);
});
