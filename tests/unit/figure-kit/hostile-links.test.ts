/** A thousand random and hostile links over every figure: whatever a link says, the figure is drawn and valid. */
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { defaultSettings, parseSetting } from '../../../src/figure-kit/controls.ts';
import { drawView, pictureViews } from '../../../src/figure-kit/render.ts';
import { linkFromSettings, settingsFromLink } from '../../../src/figure-kit/state.ts';
import { figureIds, findFigure } from '../../../src/figures/index.ts';
import { createRandom, type Random } from '../../../src/numerics/random.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const links = 1000;

const nasty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  'javascript:alert(1)',
  '</svg><script>alert(1)</script>',
  ...['NaN', 'Infinity', '-Infinity', '1e999', '-1e999', '1e-999', '-0', '0x10', '1_000', '١٢', '0.1.2', ' '],
  ...[
    'null',
    'undefined',
    'true',
    '[object Object]',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...['relu+relu+relu', '++++', 'relu gelu', '0,0 100,100;;', '1,2_3,4;5,6', '999,999', '-1,-1', ';', ','],
  ...['%', '%00', '%E0%A4%A', '%0A%0D', '\u0000', '\u202e', '\ud800', '🙂', '../../etc/passwd', '${7*7}'],
  ...['a'.repeat(5000), '9'.repeat(400), '1,1 '.repeat(3000), ':'.repeat(50), ',x:'.repeat(500)],
];

function hostileLink(random: Random, id: string, keys: readonly string[]): string {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random.uniform() * all.length)];
  const value = (): string => {
    const kind = random.uniform();
    if (kind < 0.45) return pick(nasty);
    if (kind < 0.75) return String((random.uniform() - 0.5) * 10 ** Math.floor(random.uniform() * 8));
    return Array.from({ length: Math.floor(random.uniform() * 30) }, () =>
      String.fromCharCode(Math.floor(random.uniform() * (random.uniform() < 0.8 ? 128 : 0xffff))),
    ).join('');
  };
  const settings = Array.from({ length: Math.floor(random.uniform() * 8) }, () => {
    const key = random.uniform() < 0.85 ? pick(keys) : pick([...nasty, 'v']);
    return `${key}${random.uniform() < 0.95 ? ':' : '='}${value()}`;
  });
  const text = settings.join(random.uniform() < 0.95 ? ',' : '&');
  return `${random.uniform() < 0.1 ? `${value()}&` : ''}${id}=${random.uniform() < 0.3 ? encodeLoosely(text) : text}`;
}

function encodeLoosely(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, '?'));
}

it(`${links} random and hostile links leave every figure valid, drawn, and free of what they brought`, async () => {
  const random = createRandom(2026);
  const figures = await Promise.all(figureIds.map((id) => findFigure(id)));
  let drawn = 0;
  for (let i = 0; i < links; i++) {
    const figure = figures[i % figures.length];
    const page = defaultSettings(figure.controls);
    const link = hostileLink(random, figure.id, Object.keys(figure.controls));
    const settings = settingsFromLink(figure.id, figure.controls, page, link);
    expect(Object.keys(settings).sort(), link).toEqual(Object.keys(page).sort());
    for (const [key, control] of Object.entries(figure.controls))
      expect(parseSetting(control, settings[key]), `${key} after ${link}`).toEqual({
        ok: true,
        value: settings[key],
      });
    const again = linkFromSettings(figure.id, settings, page);
    expect(settingsFromLink(figure.id, figure.controls, page, again), again).toEqual(settings);
    if (figure.source.kind !== 'instant') continue;
    const result = figure.source.compute(settings);
    for (const view of pictureViews(figure)) {
      const narrow = i % 2 === 0;
      const picture = drawView(view, result, settings, { width: narrow ? 350 : 592, narrow, document });
      expect(picture.outerHTML, link).not.toMatch(/<(script|img|iframe|foreignObject)|\son\w+=|javascript:/i);
    }
    figure.readouts?.(result, settings);
    figure.table?.(result, settings);
    expect(figure.describe(result, settings), link).not.toMatch(/NaN|undefined|\[object|<script/);
    drawn++;
  }
  expect(drawn).toBeGreaterThan(300);
});
