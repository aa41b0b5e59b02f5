import { expect, test } from 'vitest';
import { softmax, softmaxCrossEntropy } from '../../../src/networks/softmax-cross-entropy.ts';

test('logits of ±1000 give finite losses and gradients', () => {
  const logits = Float64Array.of(1000, -1000, 0, -1000, 1000, 0);
  const gradient = new Float64Array(6);
  expect(softmaxCrossEntropy(logits, [0, 0], 3, gradient)).toEqual({ loss: 1000, correct: 1 });
  expect([...gradient]).toEqual([0, 0, 0, -0.5, 0.5, 0]);
});

test('equal logits cost ln(classes), and a tie goes to the first class', () => {
  const { loss, correct } = softmaxCrossEntropy(new Float32Array(20), [0, 1], 10);
  expect(loss).toBeCloseTo(Math.log(10), 14);
  expect(correct).toBe(1);
});

test('a shift of all logits changes nothing', () => {
  const logits = Float64Array.of(0.3, -1.2, 2.5);
  const shifted = logits.map((z) => z + 64);
  expect(softmaxCrossEntropy(shifted, [1], 3).loss).toBeCloseTo(softmaxCrossEntropy(logits, [1], 3).loss, 12);
});

test('the gradients of each row sum to 0, and the probabilities to 1', () => {
  const logits = Float64Array.of(0.3, -1.2, 2.5, 4, 4, -4);
  const [gradient, probabilities] = [new Float64Array(6), new Float64Array(6)];
  softmaxCrossEntropy(logits, [1, 0], 3, gradient);
  softmax(logits, 3, probabilities);
  for (const row of [0, 3]) {
    expect(gradient.slice(row, row + 3).reduce((sum, g) => sum + g, 0)).toBeCloseTo(0, 15);
    expect(probabilities.slice(row, row + 3).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 15);
  }
});

test('the gradient may be written over the logits', () => {
  const logits = Float32Array.of(1, 2, 3, -1, 0, 5);
  const gradient = new Float32Array(6);
  softmaxCrossEntropy(logits, [2, 1], 3, gradient);
  softmaxCrossEntropy(logits, [2, 1], 3, logits);
  expect(logits).toEqual(gradient);
});

test('a label that is no class, or the wrong number of logits, is refused', () => {
  expect(() => softmaxCrossEntropy(new Float32Array(3), [3], 3)).toThrow('label 3 of row 0');
  expect(() => softmaxCrossEntropy(new Float32Array(4), [1], 3)).toThrow('need 3 logits');
});
