import { describe, expect, it } from 'vitest';
import { divergenceWords } from '../../../src/figure-kit/divergence-words.ts';
import { runFailure } from '../../../src/figure-kit/failure.ts';
import digitClassifier from '../../../src/figures/digit-classifier.ts';
import { defaultSettings } from '../../../src/figure-kit/controls.ts';
import { findFigure } from '../../../src/figures/index.ts';

describe('A training that ran away is told', () => {
  it.each([
    ['1.weight', 'the weights of layer 2'],
    ['gradient of 0.bias', 'the gradient of the biases of layer 1'],
    ['output of layer 3', 'the output of layer 3'],
    ['input', 'the input'],
  ])('where the place is “%s”', (where, words) => {
    const { lead, detail } = divergenceWords({ step: 1212, where, index: 36, value: -Infinity });
    expect(lead).toBe('Training ran away at step 1,212.');
    expect(detail).toBe(
      `The first number that is not finite is number 37 of ${words}: it is minus infinite.`,
    );
  });

  it('where only the loss is not finite', () => {
    expect(divergenceWords({ step: 9, where: 'loss', index: 0, value: NaN }).lead).toBe(
      'The loss became not a number at step 9.',
    );
  });

  it('with a change that helps, where the figure knows one', async () => {
    const figure = await findFigure('digit-classifier');
    if (figure.source.kind !== 'run') throw new Error('The digit classifier runs.');
    const settings = { ...defaultSettings(digitClassifier.controls), learningRate: 0.5 };
    const divergence = { step: 168, where: 'output of layer 3', index: 0, value: Infinity };
    const failure = runFailure({ message: '', again: 'no', divergence }, figure, settings);
    expect(failure.lead).toContain('step 168');
    expect(failure.message).toContain('A rate of 0.50 is about 50 times');
    expect(failure.canRetry).toBe(false);
    expect(failure.remedy).toEqual({ label: 'Try a rate of 0.01', changes: { learningRate: 0.01 } });
  });
});

describe('Another failure of a run', () => {
  const told = async (message: string) => {
    const figure = await findFigure('gradient-by-layer');
    return runFailure({ message, again: 'restart' }, figure, defaultSettings(figure.controls));
  };

  it('names the figure and its settings, and can be tried again', async () => {
    const { message, canRetry } = await told('it broke');
    expect(message).toMatch(/^Figure “gradient-by-layer” \(.*\d.*\): it broke\.$/);
    expect(canRetry).toBe(true);
  });

  it.each([
    'Array buffer allocation failed',
    'WebAssembly.Memory.grow(): Maximum memory size exceeded',
    'Out of memory',
    'Invalid array length',
  ])('says that memory ran out where a browser says “%s”', async (words) => {
    const { lead, message } = await told(words);
    expect(lead).toBe('The browser has no more memory for this.');
    expect(message).toContain('smaller settings');
  });
});
