import { describe, expect, test } from 'vitest';
import digitClassifier from '../../../src/experiments/digit-classifier.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import silentNeurons from '../../../src/experiments/silent-neurons.ts';
import sparsityPressure, { lambdas } from '../../../src/experiments/sparsity-pressure.ts';
import { activationOf } from '../../../src/activations/index.ts';
import { predict } from '../../../src/networks/predict.ts';
import { sum } from '../../../src/numerics/statistics.ts';
import { smallSource } from './small-source.ts';

const quick = { set: 'bars', epochs: 4, seed: 5 };

describe('the digit classifier', () => {
  test('gives the same frames, bit for bit, for the same seed, and others for another', async () => {
    const frames = await runToEnd(digitClassifier, quick, smallSource());
    expect(await runToEnd(digitClassifier, quick, smallSource())).toEqual(frames);
    const other = await runToEnd(digitClassifier, { ...quick, seed: 6 }, smallSource());
    expect(other.at(-1)?.weights).not.toEqual(frames.at(-1)?.weights);
  });

  test('learns the bars, and reports accuracy, confusion and weights that belong together', async () => {
    const last = (await runToEnd(digitClassifier, { ...quick, epochs: 12 }, smallSource())).at(-1);
    expect(last).toMatchObject({ step: 48, totalSteps: 48, epoch: 12, imagesSeen: 12 * 110 });
    expect(last?.accuracy).toBeGreaterThan(0.9);
    const confusion = last?.confusion ?? new Uint32Array();
    expect(sum(confusion)).toBe(45);
    expect((confusion[0] + confusion[4] + confusion[8]) / 45).toBe(last?.accuracy);
    expect(last?.weights?.map(({ length }) => length)).toEqual([784 * 128, 128, 128 * 64, 64, 64 * 3, 3]);
  });

  test('the weights of a frame predict what the frame says, and stay as they are while training goes on', async () => {
    const frames = await runToEnd(digitClassifier, { ...quick, shifts: false }, smallSource());
    const [early, last] = [frames[0], frames[frames.length - 1]];
    expect(early.weights?.[0]).not.toEqual(last.weights?.[0]);
    const source = smallSource();
    const model = {
      sizes: [784, 128, 64, 3],
      parameters: last.weights ?? [],
      activation: activationOf('relu'),
    };
    const { mean, deviation } = last.pixels;
    const confusion = new Uint32Array(9);
    for (const index of [0, 1]) {
      const { count, images, labels } = await source.load('bars', 'test', index);
      for (let i = 0; i < count; i++) {
        const image = images.subarray(i * 784, (i + 1) * 784);
        const { probabilities } = predict(
          model,
          Float32Array.from(image, (grey) => (grey / 255 - mean) / deviation),
        );
        confusion[3 * labels[i] + probabilities.indexOf(Math.max(...probabilities))]++;
      }
    }
    expect(confusion).toEqual(last.confusion);
  });

  test('waits for test images only when it first evaluates', async () => {
    const source = smallSource();
    await runToEnd(digitClassifier, { ...quick, batchSize: 10 }, source, { stopAfter: 1 });
    expect(source.asked).toEqual(['train 0']);
  });

  test('takes the last two epochs at a tenth of the rate when asked to', async () => {
    const rates = async (fallingRate: boolean) => {
      const frames = await runToEnd(digitClassifier, { ...quick, fallingRate }, smallSource());
      return frames.filter((frame) => frame.accuracy !== undefined).map((frame) => frame.learningRate);
    };
    expect(await rates(true)).toEqual([0.01, 0.01, 0.001, 0.001]);
    expect(await rates(false)).toEqual([0.01, 0.01, 0.01, 0.01]);
  });

  test('an unknown activation is refused', async () => {
    await expect(runToEnd(digitClassifier, { ...quick, activation: 'rulu' }, smallSource())).rejects.toThrow(
      "There is no activation 'rulu'",
    );
  });
});

describe('silent neurons', () => {
  test('about half of the rectifiers are silent at the start, no tanh ever is', async () => {
    const frames = await runToEnd(silentNeurons, quick, smallSource());
    const measured = frames.flatMap(({ step, networks }) => (networks ? [{ step, networks }] : []));
    expect(measured[0].step).toBe(0);
    expect(measured.at(-1)?.step).toBe(frames.at(-1)?.totalSteps);
    const [relu, tanh, gelu] = measured[0].networks;
    expect([relu.activation, tanh.activation, gelu.activation]).toEqual(['relu', 'tanh', 'gelu']);
    for (const share of relu.zeros) {
      expect(share).toBeGreaterThan(0.35);
      expect(share).toBeLessThan(0.65);
    }
    expect(tanh.zeros).toEqual([0, 0]);
    expect(Math.max(...tanh.near)).toBeLessThan(0.05);
  });

  test('the shares by class, weighted by their images, make the share of all', async () => {
    const frames = await runToEnd(silentNeurons, quick, smallSource());
    const relu = frames.at(-1)?.networks?.[0];
    const source = smallSource();
    const shards = [await source.load('bars', 'test', 0), await source.load('bars', 'test', 1)];
    const labels = shards.flatMap((shard) => [...shard.labels]);
    relu?.nearByClass.forEach((shares, layer) => {
      const mean = sum(labels.map((label) => shares[label])) / labels.length;
      expect(mean).toBeCloseTo(relu.near[layer], 6);
    });
    expect(relu?.nearByClass).toHaveLength(2);
  });
});

describe('sparsity pressure', () => {
  test('a higher price on activity leaves fewer units active, one point for each price', async () => {
    const last = (await runToEnd(sparsityPressure, { ...quick, epochs: 8 }, smallSource())).at(-1);
    expect(last?.step).toBe(last?.totalSteps);
    const points = last?.points ?? [];
    expect(points.map(({ lambda }) => lambda)).toEqual(lambdas);
    expect(points[6].zerosTogether).toBeGreaterThan(points[4].zerosTogether);
    expect(points[4].zerosTogether).toBeGreaterThan(points[0].zerosTogether);
  });
});
