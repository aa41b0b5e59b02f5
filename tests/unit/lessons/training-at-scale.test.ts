/** What the lesson on training at scale claims of its figures. */
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../src/data/read-files.ts';
import { createImageSource } from '../../../src/data/source.ts';
import fullSize, { type LayerReading } from '../../../src/experiments/alexnet-at-full-size.ts';
import plainOrResidual from '../../../src/experiments/plain-or-residual.ts';
import { runToEnd } from '../../../src/experiments/run.ts';
import { alexNetConvolutions } from '../../../src/networks/models/alexnet.ts';
import { build } from '../../../src/networks/models/build.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const source = createImageSource({ readBytes: readFiles('public/data') });
function expectBetween(value: number | undefined, low: number, high: number): void {
  expect(value).toBeGreaterThan(low);
  expect(value).toBeLessThan(high);
}

/** Forty layers train for several seconds of one core; the machine may be busy. In milliseconds. */
const patience = 300_000;

describe.each([1, 2, 3])('AlexNet’s convolutions at full size, from seed %i', (seed) => {
  const run = async (settings: Partial<typeof fullSize.defaults> = {}) => {
    const frame = (await runToEnd(fullSize, { ...settings, seed }, source, { now: () => 0 })).at(-1);
    if (!frame) throw new Error('no frame');
    return frame;
  };
  const layer = (readings: readonly LayerReading[], number: number): LayerReading => readings[number - 1];

  test('with biases of 1 hardly a ReLU of convolutions 4 and 5 is closed, with 0 about half are', async () => {
    const { step, totalSteps, passes, normFactors } = await run();
    expect(step).toBe(totalSteps);
    const [ones, zeros] = passes;
    for (const number of [4, 5]) {
      expect(layer(ones, number).zeros).toBeLessThan(0.011);
      expect(Math.abs(layer(zeros, number).zeros - 0.5)).toBeLessThan(0.04);
    }
    expect(layer(ones, 2).zeros).toBeGreaterThan(0.24);
    expect(layer(ones, 2).zeros).toBeLessThan(0.36);
    // What a normal pre-activation around the bias would give.
    for (const reading of ones) expect(Math.abs(reading.zeros - reading.predictedZeros)).toBeLessThan(0.05);
    // The signal and the weights' gradient of convolution 5.
    const more = (of: (reading: LayerReading) => number | undefined, number: number) =>
      (of(layer(ones, number)) ?? NaN) / (of(layer(zeros, number)) ?? NaN);
    expect(more(({ signal }) => signal, 5)).toBeGreaterThan(25);
    expect(more(({ signal }) => signal, 5)).toBeLessThan(55);
    expect(more(({ weightGradient }) => weightGradient, 5)).toBeGreaterThan(7.5);
    expect(more(({ weightGradient }) => weightGradient, 5)).toBeLessThan(16);
    expect(more(({ weightGradient }) => weightGradient, 1)).toBeGreaterThan(1.4);
    expect(more(({ weightGradient }) => weightGradient, 1)).toBeLessThan(2.1);
    // And what it costs: two pictures look alike.
    expect(layer(ones, 5).likeness).toBeGreaterThan(0.995);
    expect(layer(zeros, 5).likeness).toBeLessThan(0.92);
    // The response normalisation is nearly a constant factor of 2^(−3/4).
    for (const factor of normFactors) {
      expect(factor).toBeGreaterThan(0.55);
      expect(factor).toBeLessThan(2 ** -0.75);
    }
  });

  test('with pixels of deviation 1 the bias is nearly all that the upper layers see', async () => {
    const { passes, normFactors } = await run({ pixels: 'standard' });
    const [ones] = passes;
    expect(layer(ones, 5).likeness).toBeGreaterThan(0.9999);
    expect(layer(ones, 2).zeros).toBe(0);
    for (const factor of normFactors) expect(factor).toBeCloseTo(2 ** -0.75, 3);
  });
});

test('the weights that are drawn in parts are those that the model would draw at once', async () => {
  const seed = 3;
  const [first] = await runToEnd(fullSize, { seed, picture: 'noise' }, source, {
    stopAfter: 1,
    now: () => 0,
  });
  expect(first.totalSteps).toBeGreaterThan(100);
  const whole = build(alexNetConvolutions(), { random: createRandom(seed, 1) });
  const random = createRandom(seed, 1);
  const later = build(alexNetConvolutions({ initialiser: () => undefined }), { random });
  const { value } = later.parameters[2];
  for (const { value: weights } of later.parameters.filter(({ shape }) => shape.length === 4))
    for (let i = 0; i < weights.length; i++) weights[i] = 0.01 * random.normal();
  expect(value).toEqual(whole.parameters[2].value);
});

describe.each([1, 2, 3])('plain or residual, from seed %i', (seed) => {
  const end = async (settings: Partial<typeof plainOrResidual.defaults>) => {
    const frame = (await runToEnd(plainOrResidual, { ...settings, seed }, source)).at(-1);
    if (!frame) throw new Error('no frame');
    return frame;
  };

  test(
    'the plain network of forty layers is far behind that of ten, the residual one is not',
    async () => {
      const { networks, gradients } = await end({});
      // As told in the text: 0.36–0.40 and 1.69–1.78, 0.21–0.23 and 0.20–0.23; a kernel's order of sums moves a digit.
      expectBetween(networks[0].loss, 0.34, 0.42);
      expectBetween(networks[1].loss, 0.2, 0.24);
      expectBetween(networks[2].loss, 1.6, 1.9);
      expectBetween(networks[3].loss, 0.19, 0.24);
      expectBetween(networks[2].accuracy, 0.15, 0.5);
      expectBetween(networks[3].accuracy, 0.92, 0.945);
      // Gradients neither vanish nor explode in either: √e, and about 1.
      expectBetween(gradients[2][0], 0.4, 2);
      expect(Math.abs(gradients[3][0] - Math.sqrt(Math.E))).toBeLessThan(0.25);
    },
    patience,
  );

  test(
    'batch normalisation does not save forty plain layers, whose gradients explode as the theory says',
    async () => {
      const { networks, gradients } = await end({ normalise: 'batch' });
      expectBetween(networks[2].loss, 1.75, 2.2);
      expectBetween(networks[3].loss, 0.2, 0.24);
      const theory = (Math.PI / (Math.PI - 1)) ** (39 / 2);
      expectBetween(gradients[2][0] / theory, 0.6, 1.6);
      // (q_L/q_1)^(π/(π − 1)), from q_1 = 2 · 0.713, the mean variance of a standardised pixel, to q_L = q_1 + 1 − 1/π.
      const [first, last] = [1.426, 1.426 + 1 - 1 / Math.PI];
      expect(Math.abs(gradients[3][0] - (last / first) ** (Math.PI / (Math.PI - 1) / 2))).toBeLessThan(0.06);
    },
    patience,
  );

  test('without scale or normalisation residual paths run away at once', async () => {
    const { networks } = await end({ branch: 'one', steps: 10 });
    const ranAway = networks.map(({ ranAwayAt }) => ranAwayAt ?? Infinity);
    expect(ranAway[1]).toBeLessThan(10);
    expect(ranAway[3]).toBeLessThan(10);
  });
});

test('with batch normalisation a branch needs no factor', async () => {
  const settings = { normalise: 'batch', branch: 'one', deep: 20, steps: 100 } as const;
  const networks = (await runToEnd(plainOrResidual, settings, source)).at(-1)?.networks ?? [];
  for (const { residual, loss } of networks) if (residual) expectBetween(loss, 0.2, 0.8);
  expect(networks).toHaveLength(4);
});
