/** Any activation as a layer, whatever it needs beyond a function of one number (see `Form` in activations/activation.ts). */
import { kindOf, type Activation } from '../activations/activation.ts';
import type { Random } from '../numerics/random.ts';
import type { Precision } from '../numerics/vector.ts';
import { activateCentred } from './activate-centred.ts';
import { activateDoubled } from './activate-doubled.ts';
import { activateLearned, learnedNames } from './activate-learned.ts';
import { activateNoisy } from './activate-noisy.ts';
import { activate } from './activate.ts';
import { gate } from './gate.ts';
import type { Layer } from './layer.ts';
import { maxPieces } from './maxout.ts';
import type { Mode } from './mode.ts';

export interface ActivationLayerOptions {
  readonly activation: Activation;
  /** Channels that come out, each of `places` numbers. What must come in, `widthBefore` says. */
  readonly channels: number;
  /** Height × width of an image, default 1. */
  readonly places?: number;
  /** Parameters that can be learned: one set for the layer, one a channel, or left at the defaults. Default `layer`. */
  readonly learn?: 'layer' | 'channel' | 'nothing';
  /** For activations that draw random numbers. */
  readonly noise: Random;
  /** While it is not training, nothing is drawn. */
  readonly mode: Mode;
  /** Default float32. */
  readonly precision?: Precision;
  /** Put before the parameters' names. */
  readonly prefix?: string;
}

/** Two for a gate, one half where outputs are doubled, the number of pieces of a maxout, otherwise 1. */
function inputsPerOutput(activation: Activation): number {
  const { form } = activation;
  if (form?.kind === 'gated') return 2;
  if (form?.kind === 'doubling') return 1 / 2;
  return form?.kind === 'pooling' ? form.pieces : 1;
}

/**
 * How many channels must go into the activation for so many to come out.
 * @throws RangeError where an odd width cannot be made of doubled channels
 */
export function widthBefore(activation: Activation, width: number): number {
  const before = width * inputsPerOutput(activation);
  if (!Number.isInteger(before))
    throw new RangeError(
      `${activation.id} gives two outputs for each input: a width of ${width} cannot come out, take an even one`,
    );
  return before;
}

/** The other way about. @throws RangeError where what comes in cannot be divided evenly */
export function widthAfter(activation: Activation, width: number): number {
  const after = width / inputsPerOutput(activation);
  if (!Number.isInteger(after))
    throw new RangeError(
      `${activation.id} makes one output of ${inputsPerOutput(activation)} inputs, which do not divide ${width}`,
    );
  return after;
}

/** Numbers that the layer learns. */
export function learnedCount(
  activation: Activation,
  channels: number,
  learn: ActivationLayerOptions['learn'] = 'layer',
): number {
  if (learn === 'nothing' || kindOf(activation) !== 'elementwise') return 0;
  return learnedNames(activation).length * (learn === 'channel' ? channels : 1);
}

export function activationLayer(options: ActivationLayerOptions): Layer {
  const { activation, channels, places = 1, learn = 'layer', precision = 'float32', prefix = '' } = options;
  const size = channels * places;
  switch (activation.form?.kind) {
    case 'stochastic':
      return activateNoisy({ activation, size, random: options.noise, mode: options.mode, precision });
    case 'gated':
      return gate(activation.form.gate, size, precision);
    case 'doubling':
      return activateDoubled(activation, widthBefore(activation, channels) * places, precision);
    case 'pooling':
      return maxPieces({ channels, places, pieces: activation.form.pieces, precision });
    case 'centred':
      return activateCentred({ activation, size, precision });
    case undefined:
      if (learnedCount(activation, channels, learn) === 0) return activate(activation, size, precision);
      return activateLearned({
        activation,
        size,
        channels: learn === 'channel' ? channels : 1,
        precision,
        prefix,
      });
  }
}
