/**
 * LeNet-5 as published: LeCun, Bottou, Bengio and Haffner (1998), Gradient-based learning applied to document
 * recognition. 60,000 weights in C1–F6 and 340,908 connections, the fixed codes' 840 among them.
 *
 * Every layer up to F6 is squashed, the sub-sampling layers too. Input: 1 × 32 × 32, the digit in the middle
 * 20 × 20, background −0.1 and ink 1.175, which gives mean 0 and variance about 1.
 */
import type { Activation } from '../../activations/activation.ts';
import lecunTanh from '../../activations/lecun-tanh.ts';
import { lenetUniform, type Initialiser } from '../initialisers.ts';
import { C3_TABLE } from './c3-table.ts';
import { digitCodes } from './digit-codes.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation, conv, fullyConnected, rbf, subSampling, tableConv } from './steps.ts';

export { C3_TABLE };

export interface LeNet5Options {
  /** Default: the paper's 1.7159·tanh(2x/3). */
  readonly squash?: Activation;
  /** Default `rbf`, the paper's, with `rbfLoss`; `softmax`: ten sums for `softmaxCrossEntropy`. */
  readonly output?: 'rbf' | 'softmax';
  /** Default `lenetUniform`, the paper's; with plain gradient descent take `lecunUniform`. */
  readonly initialiser?: Initialiser;
}

export function leNet5({
  squash = lecunTanh,
  output = 'rbf',
  initialiser = lenetUniform,
}: LeNet5Options = {}): Model {
  const squashed = (name: string, step: Step) => [step, activation(`${name} ${squash.id}`, squash)];
  return model(
    'LeNet-5',
    ['lecun1998'],
    [1, 32, 32],
    [
      ...squashed('C1', conv('C1', { channels: 6, kernelSize: 5, initialiser })),
      ...squashed('S2', subSampling('S2', { kernelSize: 2 })),
      ...squashed('C3', tableConv('C3', { table: C3_TABLE, kernelSize: 5, initialiser })),
      ...squashed('S4', subSampling('S4', { kernelSize: 2 })),
      ...squashed('C5', conv('C5', { channels: 120, kernelSize: 5, initialiser })),
      ...squashed('F6', fullyConnected('F6', { size: 84, initialiser })),
      output === 'rbf' ? rbf('output', digitCodes) : fullyConnected('output', { size: 10, initialiser }),
    ],
  );
}
