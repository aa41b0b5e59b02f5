import { beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import experiment, { type GradientByLayerFrame } from '../../../src/experiments/gradient-by-layer.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import type { DeepStart } from '../../../src/experiments/training/deep-net.ts';
import { median } from '../../../src/numerics/statistics.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });
const seeds = [1, 2, 3, 4, 5];

/** δ at layer 1 as a share of the last, before training: the median over seeds. */
async function atFirstLayer(start: DeepStart, depth = 20): Promise<Record<string, number>> {
  const frames: GradientByLayerFrame[] = [];
  for (const seed of seeds) {
    const [first] = await runToEnd(experiment, { start, depth, seed }, source, { stopAfter: 0 });
    frames.push(first);
  }
  return Object.fromEntries(
    frames[0].networks.map(({ activation }, i) => [
      activation,
      median(frames.map(({ networks }) => networks[i].shares[0])),
    ]),
  );
}

describe('The gradient by layer, before training, depth 20 (experiments.md A 2)', () => {
  let glorot: Record<string, number>;
  let own: Record<string, number>;
  let small: Record<string, number>;
  beforeAll(async () => {
    glorot = await atFirstLayer('glorot');
    own = await atFirstLayer('own');
    small = await atFirstLayer('small');
  });

  it('sigmoids with Glorot’s weights let through a few trillionths', () => {
    expect(glorot['sigmoid']).toBeGreaterThan(2e-12);
    expect(glorot['sigmoid']).toBeLessThan(1e-11);
  });
  it('ReLUs with Glorot’s weights let through about two thousandths, tanh about a sixth', () => {
    expect(glorot['relu']).toBeGreaterThan(7e-4);
    expect(glorot['relu']).toBeLessThan(4e-3);
    expect(glorot['tanh']).toBeGreaterThan(0.1);
    expect(glorot['tanh']).toBeLessThan(0.3);
  });
  it('with its own weights every one of them is within a factor of seven of one', () => {
    for (const share of Object.values(own)) {
      expect(share).toBeGreaterThan(1 / 7);
      expect(share).toBeLessThan(7);
    }
  });
  it('with small weights everything vanishes, ReLU included', () => {
    for (const share of Object.values(small)) expect(share).toBeLessThan(1e-15);
  });
  it('a net that has its own weights learns, all four do', async () => {
    const frames = await runToEnd(experiment, { start: 'own', depth: 10, steps: 200, seed: 1 }, source);
    for (const { loss } of frames.at(-1)?.networks ?? []) expect(loss).toBeLessThan(1.6);
  });
});
