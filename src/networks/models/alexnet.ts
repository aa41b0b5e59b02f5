/**
 * AlexNet: Krizhevsky, Sutskever and Hinton (2012), ImageNet classification with deep convolutional neural
 * networks. Five convolutions, three fully connected layers; ReLU after each but the last; local response
 * normalisation after the first two; overlapping pools of 3 × 3 every 2; dropout on the outputs of the two
 * hidden fully connected layers. Convolutions 2, 4 and 5 see only the half of the channels that was on their GPU.
 *
 * Weights N(0, 0.01²). Biases 1 in convolutions 2, 4, 5 and the hidden fully connected layers, so that their
 * ReLUs start with positive inputs; 0 elsewhere. The paper prints an input of 224 × 224, which does not give its
 * 55 × 55; 227 × 227 does.
 */
import type { Activation } from '../../activations/activation.ts';
import relu from '../../activations/relu.ts';
import { widthBefore } from '../activation-layer.ts';
import { fixedNormal, heNormal, lecunNormal, type Initialiser } from '../initialisers.ts';
import { dropout, localResponseNorm } from './norm-steps.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation, conv, fullyConnected, maxPool } from './steps.ts';

export interface AlexNetOptions {
  /** After every layer but the last. Default ReLU. */
  readonly activation?: Activation;
  /** Whether the first two convolutions' outputs are normalised. Default true. */
  readonly normalise?: boolean;
  /** Probability of a zero; 0 leaves dropout out. Default 0.5. */
  readonly dropout?: number;
  readonly classes?: number;
  /** Default: the paper's, N(0, 0.01²). */
  readonly initialiser?: Initialiser;
}

/** At full size, for images of 3 × 227 × 227: 60,965,224 weights, 659,272 neurons. */
export function alexNet(options: AlexNetOptions = {}): Model {
  return alexNetOf(options, {
    name: 'AlexNet',
    input: [3, 227, 227],
    first: { kernelSize: 11, stride: 4, padding: 0 },
    channels: [96, 256, 384, 384, 256],
    hidden: 4096,
    classes: 1000,
    initialiser: options.initialiser ?? fixedNormal(0.01),
    outputInitialiser: options.initialiser ?? fixedNormal(0.01),
    hiddenBias: 1,
  });
}

/** Its five convolutional layers alone, with what is between them. */
export function alexNetConvolutions(options: AlexNetOptions = {}): Model {
  const { name, papers, inputShape, plans } = alexNet(options);
  const end = plans.findIndex((plan) => plan.name === 'pool5') + 1;
  return {
    name: `${name}, convolutions`,
    papers,
    inputShape,
    outputShape: plans[end - 1].outputShape,
    plans: plans.slice(0, end),
  };
}

export interface SmallAlexNetOptions extends AlexNetOptions {
  /** Default 1. */
  readonly channels?: number;
  /** Side of the square image, default 28. */
  readonly side?: number;
  /** Default `heNormal`: at this depth and width N(0, 0.01²) sits still for long. */
  readonly initialiser?: Initialiser;
}

/** The same layers for small images, a sixth as wide: 28 × 28 digits train in a tab. */
export function smallAlexNet({
  channels = 1,
  side = 28,
  initialiser = heNormal,
  ...options
}: SmallAlexNetOptions = {}): Model {
  return alexNetOf(options, {
    name: 'Small AlexNet',
    input: [channels, side, side],
    first: { kernelSize: 5, stride: 1, padding: 2 },
    channels: [16, 32, 64, 64, 32],
    hidden: 128,
    classes: 10,
    initialiser,
    outputInitialiser: lecunNormal,
    hiddenBias: 0,
  });
}

interface Sizes {
  readonly name: string;
  readonly input: readonly [number, number, number];
  readonly first: { readonly kernelSize: number; readonly stride: number; readonly padding: number };
  readonly channels: readonly [number, number, number, number, number];
  readonly hidden: number;
  readonly classes: number;
  readonly initialiser: Initialiser;
  readonly outputInitialiser: Initialiser;
  /** Start of the biases that the paper sets to 1. */
  readonly hiddenBias: number;
}

function alexNetOf(options: AlexNetOptions, sizes: Sizes): Model {
  const { activation: chosen = relu, normalise = true, dropout: p = 0.5, classes = sizes.classes } = options;
  const { initialiser, hiddenBias, first } = sizes;
  const before = (width: number) => widthBefore(chosen, width);
  const [c1, c2, c3, c4, c5] = sizes.channels.map(before);
  const hidden = before(sizes.hidden);
  const active = (name: string, step: Step): Step[] => [step, activation(`${name} ${chosen.id}`, chosen)];
  const normalised = (name: string): Step[] => (normalise ? [localResponseNorm(name)] : []);
  const dropped = (name: string): Step[] => (p > 0 ? [dropout(name, p)] : []);
  const pool = (name: string) => maxPool(name, { kernelSize: 3, stride: 2 });
  const halves = { groups: 2, initialiser, biasStart: hiddenBias };
  const five = { kernelSize: 5, padding: 2 };
  const three = { kernelSize: 3, padding: 1 };
  return model(sizes.name, ['krizhevsky2012', 'krizhevsky2017'], sizes.input, [
    ...active('conv1', conv('conv1', { channels: c1, ...first, initialiser })),
    ...normalised('norm1'),
    pool('pool1'),
    ...active('conv2', conv('conv2', { channels: c2, ...five, ...halves })),
    ...normalised('norm2'),
    pool('pool2'),
    ...active('conv3', conv('conv3', { channels: c3, ...three, initialiser })),
    ...active('conv4', conv('conv4', { channels: c4, ...three, ...halves })),
    ...active('conv5', conv('conv5', { channels: c5, ...three, ...halves })),
    pool('pool5'),
    ...active('fc6', fullyConnected('fc6', { size: hidden, initialiser, biasStart: hiddenBias })),
    ...dropped('dropout6'),
    ...active('fc7', fullyConnected('fc7', { size: hidden, initialiser, biasStart: hiddenBias })),
    ...dropped('dropout7'),
    fullyConnected('fc8', { size: classes, initialiser: sizes.outputInitialiser }),
  ]);
}
