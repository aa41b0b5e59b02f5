import { describe, expect, it } from 'vitest';
import { choice, integer, range, seed, set, toggle } from '../../../src/figure-kit/controls.ts';
import { presetQuery, presetsFrom, presetWords } from '../../../src/figure-kit/presets.ts';
import { figureIds, findFigure } from '../../../src/figures/index.ts';

const controls = {
  depth: integer({ label: 'Depth', min: 1, max: 50, default: 20 }),
  rate: range({ label: 'Rate', min: 0, max: 1, step: 0.1, default: 0.5 }),
  init: choice({ label: 'Init', options: { he: 'He', glorot: 'Glorot' }, default: 'he' }),
  shown: set({ label: 'Shown', options: { relu: 'ReLU', elu: 'ELU' }, default: ['relu'] }),
  log: toggle({ label: 'Log', default: false }),
  seed: seed(),
};

describe('presets in an embed’s address', () => {
  it('set controls, lock some and hide some', () => {
    const presets = presetsFrom(controls, '?depth=30&log=true&lock=depth,init&hide=seed');
    expect(presets.settings).toEqual({ depth: 30, rate: 0.5, init: 'he', shown: 'relu', log: true, seed: 1 });
    expect([...presets.locked]).toEqual(['depth', 'init', 'seed']);
    expect([...presets.hidden]).toEqual(['seed']);
  });

  it('are bounded, and what is no value is the default', () => {
    const { settings } = presetsFrom(controls, 'depth=1e9&rate=0.26&init=<b>&log=perhaps&seed=-4');
    expect(settings).toEqual({ depth: 50, rate: 0.3, init: 'he', shown: 'relu', log: false, seed: 1 });
  });

  it('ignore names that are no controls, those of every object among them', () => {
    const presets = presetsFrom(controls, '__proto__=1&toString=2&lock=constructor,depth,&hide=nothing');
    expect(Object.keys(presets.settings)).toEqual(Object.keys(controls));
    expect([...presets.locked]).toEqual(['depth']);
  });

  it('come back as they were written', () => {
    const settings = { depth: 3, rate: 0.1, init: 'glorot', shown: 'relu+elu', log: true, seed: 9 };
    expect(presetsFrom(controls, presetQuery(controls, settings)).settings).toEqual(settings);
    expect(presetQuery(controls, presetsFrom(controls, '').settings)).toBe('');
  });
});

it.each(figureIds)('no control of %s has a name that presets need', async (id) => {
  const { controls: own } = await findFigure(id);
  expect(Object.keys(own).filter((key) => presetWords.includes(key))).toEqual([]);
});
