/**
 * A small language model: a transformer (Vaswani et al., 2017) that reads from left to right and predicts each
 * next token, with the layer normalisation at the head of each branch ("pre-LN"), learned positions, and any
 * activation or gate in the feed-forward part.
 *
 * A gated feed-forward part has three matrices in place of two, so its hidden width is cut to two thirds
 * (Shazeer, 2020): both kinds then have about equally many weights.
 */
import { kindOf, type Activation } from '../../activations/activation.ts';
import { widthBefore } from '../activation-layer.ts';
import { fixedNormal, type Initialiser } from '../initialisers.ts';
import { eachPosition, residualBlock } from './nesting-steps.ts';
import { layerNorm } from './norm-steps.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation as activationStep, fullyConnected } from './steps.ts';
import { embedding, gate, learnedPositions, selfAttention } from './token-steps.ts';

export interface TransformerOptions {
  /** Different tokens. */
  readonly vocabulary: number;
  /** Tokens of an example. */
  readonly context: number;
  readonly width: number;
  /** Must divide the width. */
  readonly heads: number;
  readonly layers: number;
  /** Of the feed-forward part. */
  readonly activation: Activation;
  /**
   * Whether it gates: with the sigmoid this is GLU, with ReLU ReGLU, with GELU GEGLU, with SiLU SwiGLU. Default:
   * true for these four themselves, false for all others.
   */
  readonly gated?: boolean;
  /** Width of an ungated feed-forward part, default 4 × width; a gated one gets two thirds of it, rounded down. */
  readonly hidden?: number;
  /** Whether the linear layers have biases. Default false. */
  readonly useBias?: boolean;
  /** Of every matrix. Default N(0, 0.02²), as GPT-2. */
  readonly initialiser?: Initialiser;
}

/**
 * Takes `context` tokens, gives context × vocabulary logits: with the next tokens as labels, batch × context of
 * them, `softmaxCrossEntropy` gives the mean loss of a token.
 */
export function transformer({
  vocabulary,
  context,
  width,
  heads,
  layers,
  activation,
  gated = kindOf(activation) === 'gated',
  hidden = 4 * width,
  useBias = false,
  initialiser = fixedNormal(0.02),
}: TransformerOptions): Model {
  const linear = (name: string, size: number) => fullyConnected(name, { size, useBias, initialiser });
  const inner = gated ? Math.floor((2 * hidden) / 3) : hidden;
  const feedForward = (name: string): Step[] =>
    gated && kindOf(activation) !== 'gated'
      ? [linear(`${name}.in`, 2 * inner), gate(`${name}.gate`, activation), linear(`${name}.out`, width)]
      : [
          linear(`${name}.in`, widthBefore(activation, inner)),
          activationStep(`${name}.act`, activation),
          linear(`${name}.out`, width),
        ];
  const block = (name: string): Step[] => [
    residualBlock(`${name} attention`, [
      eachPosition(`${name}.norm1`, [layerNorm(`${name}.norm1`)]),
      selfAttention(`${name}.attention`, { heads, initialiser, useBias }),
    ]),
    residualBlock(`${name} feed-forward`, [
      eachPosition(`${name}.ff`, [layerNorm(`${name}.norm2`), ...feedForward(`${name}.ff`)]),
    ]),
  ];
  return model(
    'Transformer',
    gated ? ['shazeer2020'] : [],
    [context],
    [
      embedding('tokens', { vocabulary, width, initialiser }),
      learnedPositions('positions', initialiser),
      ...Array.from({ length: layers }, (_, i) => block(`block${i + 1}`)).flat(),
      eachPosition('output', [layerNorm('norm'), linear('output', vocabulary)]),
    ],
  );
}
