/** A multilayer perceptron: dense layers with an activation after each but the last. */
import type { Activation } from '../activations/activation.ts';
import type { Random } from '../numerics/random.ts';
import type { Precision } from '../numerics/vector.ts';
import { activationLayer, widthBefore } from './activation-layer.ts';
import { dense } from './dense.ts';
import { lecunNormal, type Initialiser } from './initialisers.ts';
import type { Layer } from './layer.ts';
import type { Mode } from './mode.ts';
import { sequential, type Sequential } from './sequential.ts';

export interface MlpOptions {
  /** Input, hidden layers, output: `[784, 128, 64, 10]`. */
  readonly sizes: readonly number[];
  readonly activation: Activation;
  /** Of the layers before an activation. */
  readonly initialiser: Initialiser;
  /** Of the last layer, which no activation follows. Default `lecunNormal`: variance 1/fan-in. */
  readonly outputInitialiser?: Initialiser;
  readonly random: Random;
  /** For activations that draw random numbers while the network learns. Default: `random`. */
  readonly noise?: Random;
  /** Default: one that is training. */
  readonly mode?: Mode;
  /** Default float32. */
  readonly precision?: Precision;
  /** Whether `backward` gives the gradient at the input too. Default false: training does not need it. */
  readonly inputGradient?: boolean;
  /** A further layer behind each activation, such as an activity penalty. */
  readonly afterActivation?: (size: number) => Layer;
}

/**
 * A gate, a maxout or a CReLU has so many sums in front of it that the sizes given come out. What an activation can learn is
 * learned, one set a layer. Weights are drawn from the first layer to the last, and each in the order in which they are stored.
 */
export function mlp({
  sizes,
  activation,
  initialiser,
  outputInitialiser = lecunNormal,
  random,
  noise = random,
  mode = { training: true },
  precision = 'float32',
  inputGradient = false,
  afterActivation,
}: MlpOptions): Sequential {
  if (sizes.length < 2 || sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new RangeError(
      `mlp: sizes are [${sizes.join(', ')}], but must be two or more whole numbers from 1`,
    );
  const layers: Layer[] = [];
  const names: string[] = [];
  for (let i = 1; i < sizes.length; i++) {
    const last = i === sizes.length - 1;
    layers.push(
      dense({
        inputSize: sizes[i - 1],
        outputSize: last ? sizes[i] : widthBefore(activation, sizes[i]),
        initialiser: last ? outputInitialiser : initialiser,
        random,
        precision,
        prefix: `${i - 1}.`,
        inputGradient: i > 1 || inputGradient,
      }),
    );
    names.push(`layer ${i}`);
    if (last) continue;
    layers.push(
      activationLayer({
        activation,
        channels: sizes[i],
        noise,
        mode,
        precision,
        prefix: `${i - 1}.${activation.id}.`,
      }),
    );
    names.push(`layer ${i}’s ${activation.name}`);
    if (!afterActivation) continue;
    layers.push(afterActivation(sizes[i]));
    names.push(`what follows layer ${i}’s ${activation.name}`);
  }
  return { ...sequential(layers), names };
}
