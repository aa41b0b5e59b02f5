/**
 * Training that has run away stops at once, and says where: the step, the layer, and the first number that is
 * not finite.
 */
import type { Vector } from '../numerics/vector.ts';
import type { Layer } from './layer.ts';

export interface Divergence {
  /** Counted as the training loop counts. */
  readonly step: number;
  /** `'output of conv1'`, `'conv1.weight'`, `'gradient of conv1.weight'`, `'input'` or `'loss'`. */
  readonly where: string;
  /** In the array `where`; 0 for the loss. */
  readonly index: number;
  /** NaN, Infinity or −Infinity. */
  readonly value: number;
}

export class DivergenceError extends Error {
  readonly divergence: Divergence;

  constructor(divergence: Divergence) {
    const { step, where, index, value } = divergence;
    super(
      `Training diverged at step ${step}: the first number that is not finite is ${value}, ` +
        (where === 'loss' ? 'the loss' : `number ${index} of the ${where}`) +
        '. A smaller learning rate or other initial weights may help.',
    );
    this.name = 'DivergenceError';
    this.divergence = divergence;
  }
}

/** A network, with its layers where it has any, and their names where it has those. */
export interface Watched extends Layer {
  readonly layers?: readonly Layer[];
  readonly names?: readonly string[];
}

export interface TrainingStep {
  readonly step: number;
  readonly loss: number;
  readonly network: Watched;
  /** The batch of this step. */
  readonly x: Vector;
  readonly batchSize: number;
}

/**
 * To be called between `backward` and the optimiser's step. Costs one look at every gradient.
 * @throws DivergenceError where the loss or a gradient is not finite
 */
export function stopIfDiverged(training: TrainingStep): void {
  const { loss, network } = training;
  if (Number.isFinite(loss) && network.parameters.every(({ gradient }) => firstNonFinite(gradient) < 0))
    return;
  throw new DivergenceError(locate(training));
}

/** Where the first number that is not finite stands, or −1. */
export function firstNonFinite(x: Vector): number {
  // The difference is NaN for NaN and for both infinities.
  for (let i = 0; i < x.length; i++) if (x[i] - x[i] !== 0) return i;
  return -1;
}

/**
 * Goes the way that the numbers went: batch, each layer's parameters and output, loss, then the gradients from
 * the last to the first. Runs the layers again, so a network that draws random numbers draws others.
 */
function locate({ step, loss, network, x, batchSize }: TrainingStep): Divergence {
  const found = (where: string, numbers: Vector): Divergence | undefined => {
    const index = firstNonFinite(numbers);
    return index < 0 ? undefined : { step, where, index, value: numbers[index] };
  };
  let y = x;
  let first = found('input', x);
  for (const { layer, name } of layersOf(network)) {
    for (const parameter of layer.parameters) first ??= found(parameter.name, parameter.value);
    if (first) return first;
    y = layer.forward(y, batchSize);
    first = found(`output of ${name}`, y);
  }
  if (first) return first;
  if (!Number.isFinite(loss)) return { step, where: 'loss', index: 0, value: loss };
  for (const { name, gradient } of network.parameters.toReversed())
    first ??= found(`gradient of ${name}`, gradient);
  // Only a network that draws other numbers the second time gets here.
  return first ?? { step, where: 'loss', index: 0, value: loss };
}

function layersOf(network: Watched): { layer: Layer; name: string }[] {
  const layers = network.layers ?? [network];
  return layers.map((layer, i) => ({ layer, name: network.names?.[i] ?? `layer ${i}` }));
}
