/** What every figure must keep, whoever wrote it: found by its file, so a new figure is tested by being there. */
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { createImageSource } from '../../src/data/source.ts';
import { readFiles } from '../../src/data/read-files.ts';
import { findExperiment } from '../../src/experiments/index.ts';
import { runToEnd } from '../../src/experiments/run.ts';
import {
  boundsOf,
  defaultSettings,
  parseSetting,
  type Control,
  type SettingValue,
  type Settings,
} from '../../src/figure-kit/controls.ts';
import { heightsText } from '../../src/figure-kit/heights.ts';
import type { Figure } from '../../src/figure-kit/figure.ts';
import { buildPicture } from '../../src/figure-kit/picture.ts';
import { drawView, pictureViews } from '../../src/figure-kit/render.ts';
import { figureIds, findFigure } from '../../src/figures/index.ts';

const dataFolder = resolve('public/data');
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Values that a reader reaches by moving one control as far as it goes. */
function extremes(control: Control): readonly SettingValue[] {
  switch (control.kind) {
    case 'range':
    case 'integer':
    case 'seed': {
      const { min, max } = boundsOf(control);
      return [min, max];
    }
    case 'choice':
      return Object.keys(control.options);
    case 'set': {
      const values = Object.keys(control.options);
      return [...values, values.slice(0, control.most).join('+'), values.slice(-control.most).join('+')];
    }
    case 'toggle':
      return [false, true];
    case 'curve': {
      const at = (height: (i: number) => number) =>
        heightsText(
          control,
          Array.from({ length: control.points }, (_, i) => height(i)),
        );
      const [low, high] = control.y;
      return [at(() => low), at(() => high), at(() => 0), at((i) => (i % 2 === 0 ? low : high))];
    }
    case 'drawing':
      return ['', '50,50', '0,0 100,100;100,0 0,100'];
    case 'typed':
      return [String(control.min), '0', String(control.max), ...(control.mayBeEmpty ? [''] : [])];
  }
}

/** The result at these settings: computed, or after the first few frames of the run. */
async function resultsAt(figure: Figure, settings: Settings): Promise<readonly unknown[]> {
  const { source } = figure;
  if (source.kind === 'instant') return [source.compute(settings)];
  const start = source.start(settings);
  const experiment = await findExperiment(source.experiment);
  const frames = await runToEnd(
    experiment,
    { ...experiment.defaults, ...source.settings(settings) },
    createImageSource({ readBytes: readFiles(dataFolder) }),
    { stopAfter: 3, now: () => performance.now() },
  );
  return [start, frames.reduce((result, frame) => source.collect(result, frame, settings), start)];
}

function expectSound(picture: Element | string, what: string): void {
  const markup = typeof picture === 'string' ? picture : picture.outerHTML;
  const { document: parsed } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  const svg = parsed.querySelector('svg');
  expect(svg?.getAttribute('role'), `${what}: role of the svg`).toBe('img');
  expect(svg?.getAttribute('aria-label') ?? '', `${what}: label of the svg`).not.toBe('');
  expect(svg?.querySelector('style'), `${what}: a style element, which the page’s policy forbids`).toBeNull();
  for (const element of svg?.querySelectorAll('*') ?? [])
    for (const { name, value } of element.attributes)
      expect(
        /\b(NaN|undefined|Infinity)\b/.test(value),
        `${what}: <${element.localName} ${name}="${value}">`,
      ).toBe(false);
}

describe.each(figureIds)('figure %s', (id) => {
  it('has its file’s name, a claim, a caption and valid default settings', async () => {
    const figure = await findFigure(id);
    expect(figure.id).toBe(id);
    expect(figure.title).toMatch(/^\S.{15,}[^\s.]$|^\S.{15,}\.$/u);
    expect(figure.caption.length).toBeGreaterThan(20);
    for (const [key, control] of Object.entries(figure.controls)) {
      expect(control.label, key).not.toBe('');
      expect(parseSetting(control, control.default), `the default of ${key}`).toMatchObject({ ok: true });
    }
  });

  it('is drawn when a page is built, on a wide page, in the text and on a phone, and says it in words', async () => {
    const figure = await findFigure(id);
    for (const wide of [true, false]) {
      const built = await buildPicture(figure, defaultSettings(figure.controls), { wide, dataFolder });
      for (const view of pictureViews(figure)) {
        const drawn = built.views[view.id];
        expectSound(drawn?.wide ?? '', `${view.id}, ${wide ? 'wide' : 'text'}`);
        expectSound(drawn?.narrow ?? '', `${view.id}, phone`);
      }
      expect(built.description).toMatch(/\d/);
      expect(built.description).not.toMatch(/NaN|undefined|\[object/);
      for (const { label, value } of built.readouts) {
        expect(label).not.toBe('');
        expect(value).not.toMatch(/NaN|undefined|not a number|\[object/);
      }
    }
  });

  it('survives every control at both its ends', async () => {
    const figure = await findFigure(id);
    const settings = defaultSettings(figure.controls);
    for (const [key, control] of Object.entries(figure.controls)) {
      for (const value of extremes(control)) {
        const moved = { ...settings, [key]: value };
        for (const result of await resultsAt(figure, moved)) {
          for (const view of pictureViews(figure))
            for (const [width, narrow] of [
              [592, false],
              [350, true],
            ] as const)
              expectSound(
                drawView(view, result, moved, { width, narrow, document }),
                `${view.id} at ${key} = ${String(value)}`,
              );
          expect(figure.describe(result, moved)).not.toMatch(/NaN|undefined|\[object/);
          figure.readouts?.(result, moved);
        }
      }
    }
  });

  it('has a table whose rows fit its columns, if it has one', async () => {
    const figure = await findFigure(id);
    const settings = defaultSettings(figure.controls);
    for (const result of await resultsAt(figure, settings)) {
      const table = figure.table?.(result, settings);
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? 0);
    }
  });
});

it('a figure that is not there is told with those that are', async () => {
  await expect(findFigure('no-such-figure')).rejects.toThrow(figureIds[0]);
});
