/**
 * Plain and residual multilayer perceptrons of any depth, the same but for the skip.
 *
 * A first layer makes `width` numbers of the input; then come blocks of activation and layer, each either in
 * the way (plain) or beside it (residual, as He et al., 2016b, order them); an activation and a linear layer
 * end it.
 */
import type { Activation } from '../../activations/activation.ts';
import relu from '../../activations/relu.ts';
import { widthBefore } from '../activation-layer.ts';
import { heNormal, lecunNormal, type Initialiser } from '../initialisers.ts';
import { residualBlock } from './nesting-steps.ts';
import { batchNorm, layerNorm } from './norm-steps.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation, fullyConnected } from './steps.ts';

export interface DeepMlpOptions {
  readonly inputSize: number;
  /** Of every hidden layer, behind its activation. */
  readonly width: number;
  /** Hidden layers, at least 1. */
  readonly depth: number;
  readonly classes: number;
  /** Whether each block is added to what it was given. */
  readonly residual: boolean;
  /**
   * Of each residual block, default 1/√blocks: the variance then grows by a factor of about e over all of
   * them, where with 1 it would double at each.
   */
  readonly scale?: number;
  /** Before each activation: over the example, without weights, or over the batch. Default `none`. */
  readonly normalise?: 'none' | 'layer' | 'batch';
  /** Default ReLU. */
  readonly activation?: Activation;
  /** Default `heNormal`; the last layer has `lecunNormal`. */
  readonly initialiser?: Initialiser;
}

/** @throws RangeError unless the depth is a whole number from 1 */
export function deepMlp({
  inputSize,
  width,
  depth,
  classes,
  residual,
  scale,
  normalise = 'none',
  activation: chosen = relu,
  initialiser = heNormal,
}: DeepMlpOptions): Model {
  if (!Number.isInteger(depth) || depth < 1)
    throw new RangeError(`deepMlp: depth is ${depth}, but must be a whole number from 1`);
  const normalised = {
    none: () => [],
    layer: (name: string) => [layerNorm(`${name} norm`, { affine: false })],
    batch: (name: string) => [batchNorm(`${name} norm`)],
  }[normalise];
  const active = (name: string): Step[] => [...normalised(name), activation(`${name} ${chosen.id}`, chosen)];
  const blocks = depth - 1;
  const size = widthBefore(chosen, width);
  const block = (index: number): Step[] => {
    const name = `hidden${index + 2}`;
    const steps = [...active(name), fullyConnected(name, { size, initialiser })];
    return residual ? [residualBlock(name, steps, { scale: scale ?? 1 / Math.sqrt(blocks) })] : steps;
  };
  return model(
    residual ? 'Residual MLP' : 'Plain MLP',
    ['he2016'],
    [inputSize],
    [
      fullyConnected('hidden1', { size, initialiser }),
      ...Array.from({ length: blocks }, (_, i) => block(i)).flat(),
      ...active('output'),
      fullyConnected('output', { size: classes, initialiser: lecunNormal }),
    ],
  );
}
