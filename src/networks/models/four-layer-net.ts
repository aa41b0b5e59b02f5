/**
 * Four layers with weights, three of them convolutions, for images of 28 × 28: the kind of network on which
 * Krizhevsky, Sutskever and Hinton (2012) raced ReLU against tanh. Their figure 1 says “four-layer convolutional
 * neural network” and no more; the sizes are ours.
 */
import type { Activation } from '../../activations/activation.ts';
import type { Initialiser } from '../initialisers.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation, conv, fullyConnected, maxPool } from './steps.ts';

export interface FourLayerNetOptions {
  readonly activation: Activation;
  /** Of the convolutions. */
  readonly initialiser: Initialiser;
  readonly outputInitialiser: Initialiser;
}

/** 9,354 weights; 340 thousand multiply–adds an image. */
export function fourLayerNet({
  activation: chosen,
  initialiser,
  outputInitialiser,
}: FourLayerNetOptions): Model {
  const active = (name: string, channels: number, kernelSize: number): Step[] => [
    conv(name, { channels, kernelSize, initialiser }),
    activation(`${name} ${chosen.id}`, chosen),
  ];
  return model(
    'Four-layer net',
    ['krizhevsky2012'],
    [1, 28, 28],
    [
      ...active('conv1', 8, 5),
      maxPool('pool1', { kernelSize: 2 }),
      ...active('conv2', 16, 5),
      maxPool('pool2', { kernelSize: 2 }),
      ...active('conv3', 32, 3),
      fullyConnected('fc4', { size: 10, initialiser: outputInitialiser }),
    ],
  );
}
