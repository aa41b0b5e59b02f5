/**
 * The residual network for small images of He, Zhang, Ren and Sun (2016, section 4.2), and its plain twin: a
 * convolution, then stages of blocks of two convolutions of 3 × 3, halving the side and (by default) doubling the channels
 * from stage to stage; the mean over each channel, and a linear layer. Shortcuts have no weights (option A), so
 * the twins have equally many. With 3 × 32 × 32, stages of 3 blocks and 16, 32, 64 channels it is ResNet-20: 269,722 weights.
 */
import type { Activation } from '../../activations/activation.ts';
import relu from '../../activations/relu.ts';
import { widthBefore } from '../activation-layer.ts';
import { heNormal, lecunNormal, type Initialiser } from '../initialisers.ts';
import { residualBlock } from './nesting-steps.ts';
import { batchNorm } from './norm-steps.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation, averagePool, conv, fullyConnected } from './steps.ts';

export interface ResidualNetOptions {
  /** [channels, side, side]. */
  readonly input: readonly [number, number, number];
  /** Blocks a stage; 6 × blocks + 2 layers with the three default stages. */
  readonly blocks: number;
  /** Channels of each stage, default 16, 32, 64. */
  readonly channels?: readonly number[];
  /** Default 10. */
  readonly classes?: number;
  /** False for the plain twin. Default true. */
  readonly residual?: boolean;
  /** Of each block's branch, default 1. Without normalisation it should be smaller. */
  readonly scale?: number;
  /** Whether each convolution is followed by batch normalisation (instead of having a bias). Default true. */
  readonly normalise?: boolean;
  /** Default ReLU. */
  readonly activation?: Activation;
  /** Default `heNormal`; the last layer has `lecunNormal`. */
  readonly initialiser?: Initialiser;
}

/** @throws RangeError where the image is not square */
export function residualNet({
  input,
  blocks,
  channels = [16, 32, 64],
  classes = 10,
  residual = true,
  scale = 1,
  normalise = true,
  activation: chosen = relu,
  initialiser = heNormal,
}: ResidualNetOptions): Model {
  if (input[1] !== input[2])
    throw new RangeError(`residualNet: the image is ${input[1]} × ${input[2]}, but must be square`);
  const convolved = (name: string, width: number, stride: number): Step[] => [
    conv(name, {
      ...{ channels: widthBefore(chosen, width), kernelSize: 3, stride, padding: 1 },
      ...{ useBias: !normalise, initialiser },
    }),
    ...(normalise ? [batchNorm(`${name} norm`)] : []),
  ];
  const active = (name: string) => activation(`${name} ${chosen.id}`, chosen);
  const block = (name: string, width: number, stride: number): Step[] => {
    const steps = [
      ...convolved(`${name}.1`, width, stride),
      active(`${name}.1`),
      ...convolved(`${name}.2`, width, 1),
    ];
    return [...(residual ? [residualBlock(name, steps, { scale })] : steps), active(name)];
  };
  const stages = channels.flatMap((width, stage) =>
    Array.from({ length: blocks }, (_, i) =>
      block(`block${stage + 1}-${i + 1}`, width, stage > 0 && i === 0 ? 2 : 1),
    ).flat(),
  );
  const side = channels.slice(1).reduce((s) => Math.ceil(s / 2), input[1]);
  return model(residual ? 'Residual net' : 'Plain net', ['he2016'], input, [
    ...convolved('conv', channels[0], 1),
    active('conv'),
    ...stages,
    averagePool('pool', { kernelSize: side }),
    fullyConnected('output', { size: classes, initialiser: lecunNormal }),
  ]);
}
