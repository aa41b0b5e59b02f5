import { describe, expect, it } from 'vitest';
import { createImageSource } from '../../../src/data/source.ts';
import experiment from '../../../src/experiments/correlation-map.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import { reluCorrelation } from '../../../src/numerics/correlation-map.ts';
import { mean, median } from '../../../src/numerics/statistics.ts';

const noImages = createImageSource({ readBytes: () => Promise.reject(new Error('none are needed')) });
describe('Networks of finite width', () => {
  it('agree with the theory on average, and one of them may not', async () => {
    for (const seed of [1, 2, 3]) {
      const frames = await runToEnd(
        experiment,
        { activation: 'relu', width: 200, networks: 20, depth: 20, seed },
        noImages,
      );
      let c = 0;
      for (let layer = 0; layer < 20; layer++) c = reluCorrelation(c);
      expect(Math.abs(mean(frames.map(({ correlations }) => correlations[20])) - c)).toBeLessThan(0.05);
    }
  });

  it('spread in length: ReLU’s far more than tanh’s', async () => {
    const spread = async (activation: string) => {
      const frames = await runToEnd(experiment, { activation, width: 100, networks: 20, seed: 4 }, noImages);
      const ends = frames.map(({ lengths }) => lengths[30]);
      return { ratio: Math.max(...ends) / Math.min(...ends), middle: median(ends) };
    };
    const relu = await spread('relu');
    const tanh = await spread('tanh');
    expect(relu.ratio).toBeGreaterThan(10);
    expect(tanh.ratio).toBeLessThan(3);
    expect(relu.middle).toBeLessThan(1);
  });

  it('begin with the correlation that was asked for', async () => {
    const [frame] = await runToEnd(experiment, { correlation: 0.6, networks: 1 }, noImages);
    expect(frame.correlations[0]).toBeCloseTo(0.6, 6);
    expect(frame.lengths[0]).toBeCloseTo(1, 5);
  });
});
