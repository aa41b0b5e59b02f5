import { expect, test } from 'vitest';
import { meanSquaredError } from '../../../src/networks/mean-squared-error.ts';
import { rbfLoss } from '../../../src/networks/rbf-loss.ts';
import { rbfOutput } from '../../../src/networks/rbf-output.ts';
import { awayFromZero, expectGradient, expectGradientsOf } from './central-difference.ts';
import { expectClose, expectGolden, golden } from './golden-layer.ts';
import { wave } from './wave.ts';

const codes = [0, 1, 2, 3].map((i) => wave(5, 10 + i));

test('RBF outputs are squared distances, with PyTorch’s values and gradients', () => {
  const layer = rbfOutput({ codes, learned: true, precision: 'float64' });
  expectGradientsOf(layer, awayFromZero(15, 1), 3);
  expectGolden(layer, golden.cases.rbfOutput, 3);
});

test('fixed codes are not among the parameters', () => {
  expect(rbfOutput({ codes }).parameters).toEqual([]);
});

test('the RBF loss has PyTorch’s value and gradient, and gradients that agree with central differences', () => {
  const [penalties, labels] = [wave(12, 1), [1, 3, 0]];
  const gradient = new Float64Array(12);
  const { loss } = rbfLoss(penalties, labels, 4, gradient);
  expect(loss).toBeCloseTo(golden.cases.rbfLoss.y[0], 11);
  // The golden gradient is multiplied by the first number of wave 0.
  const scale = wave(1, 0)[0];
  expectClose(
    gradient.map((g) => g * scale),
    golden.cases.rbfLoss.dx,
    'the gradient',
  );
  expectGradient('the penalties', () => rbfLoss(penalties, labels, 4).loss, penalties, gradient);
});

test('the RBF loss counts the smallest penalty as the answer, and a tie for the lower class', () => {
  expect(rbfLoss(Float64Array.of(5, 1, 9, 2, 2, 3), [1, 1], 3).correct).toBe(1);
});

test('penalties of a million or of minus a million give a finite loss', () => {
  const gradient = new Float64Array(4);
  expect(rbfLoss(Float64Array.of(1e6, 0, -1e6, 3), [0, 0], 2, gradient).loss).toBeCloseTo(
    (1e6 + Math.log(Math.exp(-0.1) + 1)) / 2,
    6,
  );
  expect(gradient.every(Number.isFinite)).toBe(true);
});

test('the mean squared error has PyTorch’s value and gradient', () => {
  const [y, target] = [wave(12, 1), wave(12, 2)];
  const gradient = new Float64Array(12);
  const loss = meanSquaredError(y, target, gradient);
  expect(loss).toBeCloseTo(golden.cases.meanSquaredError.y[0], 11);
  expectGradient('the outputs', () => meanSquaredError(y, target), y, gradient);
  const scale = wave(1, 0)[0];
  expectClose(
    gradient.map((g) => g * scale),
    golden.cases.meanSquaredError.dx,
    'the gradient',
  );
});

test('what does not fit is refused, with what would', () => {
  expect(() => meanSquaredError(new Float64Array(3), [1, 2])).toThrow('3 outputs need as many targets');
  expect(() => rbfLoss(new Float64Array(3), [0.5], 3)).toThrow('label 0.5 of row 0');
  expect(() => rbfLoss(new Float64Array(3), [0], 4)).toThrow('need 4 penalties');
  expect(() => rbfOutput({ codes: [[1, 2], [1]] })).toThrow('code 1 has 1 numbers, but code 0 has 2');
  expect(() => rbfOutput({ codes: [] })).toThrow('at least one code');
});
