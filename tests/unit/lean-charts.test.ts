/** What the build leaves out of Plot must be nothing that a figure draws with. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leanCharts, withoutParts } from '../../src/authoring/lean-charts.ts';
import { createImageSource } from '../../src/data/source.ts';
import { readFiles } from '../../src/data/read-files.ts';
import { findExperiment } from '../../src/experiments/index.ts';
import { runToEnd } from '../../src/experiments/run.ts';
import { defaultSettings, type Settings } from '../../src/figure-kit/controls.ts';
import type { Figure } from '../../src/figure-kit/figure.ts';
import { drawView, pictureViews } from '../../src/figure-kit/render.ts';
import { figureIds, findFigure } from '../../src/figures/index.ts';

const folder = mkdtempSync(resolve('node_modules', '.lean-charts-'));

interface Bundled {
  findFigure: typeof findFigure;
  drawView: typeof drawView;
}
let bundled: Bundled;

/** The figures as the built site has them, to be run here. */
beforeAll(async () => {
  const entry = join(folder, 'entry.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `export { findFigure } from ${JSON.stringify(resolve('src/figures/index.ts'))};
               export { drawView } from ${JSON.stringify(resolve('src/figure-kit/render.ts'))};`
            : null,
      },
      leanCharts(),
    ],
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      lib: { entry, formats: ['es'], fileName: 'figures' },
    },
  });
  bundled = (await import(pathToFileURL(join(folder, 'figures.js')).href)) as Bundled;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the figure has to show: of a run, what its first frames have come to. */
async function firstResult({ source }: Figure, settings: Settings): Promise<unknown> {
  if (source.kind === 'instant') return source.compute(settings);
  const experiment = await findExperiment(source.experiment);
  const frames = await runToEnd(
    experiment,
    { ...experiment.defaults, ...source.settings(settings) },
    createImageSource({ readBytes: readFiles(resolve('public/data')) }),
    { stopAfter: 3, now: () => performance.now() },
  );
  return frames.reduce((result, frame) => source.collect(result, frame, settings), source.start(settings));
}

describe.each(figureIds)('%s', (id) => {
  it('is drawn in a browser as it is drawn when the page is built', async () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const figure = await findFigure(id);
    const lean = await bundled.findFigure(id);
    const settings = defaultSettings(figure.controls);
    const result = await firstResult(figure, settings);
    for (const [index, view] of pictureViews(figure).entries())
      for (const narrow of [false, true]) {
        const place = { width: narrow ? 350 : 592, narrow, document };
        const whole = drawView(view, result, settings, place).outerHTML;
        const ours = bundled.drawView(pictureViews(lean)[index] ?? view, result, settings, place).outerHTML;
        expect(ours).toBe(whole);
        expect(whole).toContain('<svg');
      }
  });
});

it('what charts do without fails when it is asked for, and says what it is', () => {
  const code = readFileSync('node_modules/@observablehq/plot/src/marks/tip.js', 'utf8');
  const lean = withoutParts(code, { what: 'tips' });
  expect(lean).toContain('Charts here have no tips');
  expect(lean).toContain('export const Tip = none;');
  expect(lean).not.toContain('import');
});

it('a Plot that has changed under it stops the build', () => {
  expect(() => withoutParts('export function other() {}', { what: 'tips', keeps: ['tip'] })).toThrow(
    'it exports other, and not tip',
  );
});
