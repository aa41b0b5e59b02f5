/** Two convolutions and a dense layer with dropout: AlexNet's parts at the size of a tab, for images of 28 × 28. */
import type { Activation } from '../../activations/activation.ts';
import { lecunNormal, type Initialiser } from '../initialisers.ts';
import { dropout } from './norm-steps.ts';
import { model, type Model, type Shape } from './plan.ts';
import { activation, conv, fullyConnected, maxPool } from './steps.ts';

export interface DropoutNetOptions {
  readonly activation: Activation;
  /** Of all layers but the last. */
  readonly initialiser: Initialiser;
  /** Probability of a zero; 0 leaves dropout out. */
  readonly dropout: number;
  /** Default one channel of 28 × 28. */
  readonly input?: Shape;
  /** Default 10. */
  readonly classes?: number;
}

export function dropoutNet({
  activation: chosen,
  initialiser,
  dropout: p,
  input = [1, 28, 28],
  classes = 10,
}: DropoutNetOptions): Model {
  return model('Net with dropout', ['krizhevsky2012'], input, [
    conv('conv1', { channels: 8, kernelSize: 5, initialiser }),
    activation(`conv1 ${chosen.id}`, chosen),
    maxPool('pool1', { kernelSize: 2 }),
    conv('conv2', { channels: 16, kernelSize: 5, initialiser }),
    activation(`conv2 ${chosen.id}`, chosen),
    maxPool('pool2', { kernelSize: 2 }),
    fullyConnected('fc3', { size: 128, initialiser }),
    activation(`fc3 ${chosen.id}`, chosen),
    ...(p > 0 ? [dropout('dropout3', p)] : []),
    fullyConnected('fc4', { size: classes, initialiser: lecunNormal }),
  ]);
}
