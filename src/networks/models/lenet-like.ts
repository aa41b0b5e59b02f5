/**
 * What LeNet-5 has become in most frameworks' tutorials: every map sees every map, windows of 2 × 2 are
 * pooled, and the output is ten sums. 61,706 weights for images of 28 × 28.
 */
import type { Activation } from '../../activations/activation.ts';
import relu from '../../activations/relu.ts';
import { widthBefore } from '../activation-layer.ts';
import { heNormal, lecunNormal, type Initialiser } from '../initialisers.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation, averagePool, conv, fullyConnected, maxPool } from './steps.ts';

export interface LeNetLikeOptions {
  /** Default ReLU. */
  readonly activation?: Activation;
  /** Default `max`. */
  readonly pooling?: 'max' | 'average';
  /** Of all layers but the last, which has `lecunNormal`. Default `heNormal`. */
  readonly initialiser?: Initialiser;
  /** Side of the square image, default 28; less than 32 is padded with zeros to 32. */
  readonly side?: number;
  /** Default 1. */
  readonly channels?: number;
  /** Default 10. */
  readonly classes?: number;
}

export function leNetLike({
  activation: chosen = relu,
  pooling = 'max',
  initialiser = heNormal,
  side = 28,
  channels = 1,
  classes = 10,
}: LeNetLikeOptions = {}): Model {
  const padding = Math.max(0, Math.ceil((32 - side) / 2));
  const active = (name: string, step: Step) => [step, activation(`${name} ${chosen.id}`, chosen)];
  const before = (width: number) => widthBefore(chosen, width);
  const pool = pooling === 'max' ? maxPool : averagePool;
  return model(
    'LeNet-like',
    ['lecun1998'],
    [channels, side, side],
    [
      ...active('conv1', conv('conv1', { channels: before(6), kernelSize: 5, padding, initialiser })),
      pool('pool1', { kernelSize: 2 }),
      ...active('conv2', conv('conv2', { channels: before(16), kernelSize: 5, initialiser })),
      pool('pool2', { kernelSize: 2 }),
      ...active('fc3', fullyConnected('fc3', { size: before(120), initialiser })),
      ...active('fc4', fullyConnected('fc4', { size: before(84), initialiser })),
      fullyConnected('output', { size: classes, initialiser: lecunNormal }),
    ],
  );
}
