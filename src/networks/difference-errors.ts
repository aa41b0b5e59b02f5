/**
 * Backpropagation against differences: how far a difference quotient is from the exact derivative, for steps from
 * large to tiny.
 *
 * The net is 2–2–1 with the loss ½(y − ½)², and what is varied is the first weight of its first unit. That unit's
 * bias is set so that it stands at a chosen pre-activation, which may be near the activation's kink.
 */
import type { Activation } from '../activations/activation.ts';
import { createRandom } from '../numerics/random.ts';
import { vector, type Precision } from '../numerics/vector.ts';
import { ownGain } from './initialisers.ts';
import { mlp } from './mlp.ts';

export interface DifferenceErrors {
  /** ∂L/∂w by backpropagation. */
  readonly exact: number;
  readonly steps: readonly {
    readonly h: number;
    /** (L(w+h) − L(w−h))/2h and its relative error. */
    readonly central: number;
    readonly centralError: number;
    /** (L(w+h) − L(w))/h and its relative error. */
    readonly forward: number;
    readonly forwardError: number;
  }[];
}

export interface DifferenceSettings {
  readonly activation: Activation;
  /** Where the first unit stands. */
  readonly preActivation: number;
  readonly precision: Precision;
  readonly seed: number;
}

/** The first input, which the varied weight multiplies: the unit moves by this much times h. */
export const firstInput = 1.5;
const target = 0.5;
/** Four steps a power of ten, from a tenth down to 10⁻¹³. */
export const stepSizes: readonly number[] = Array.from({ length: 49 }, (_, i) => 10 ** (-1 - i / 4));

export function differenceErrors(settings: DifferenceSettings): DifferenceErrors {
  const { activation, preActivation, precision, seed } = settings;
  const network = mlp({
    sizes: [2, 2, 1],
    activation,
    initialiser: ownGain(activation),
    random: createRandom(seed),
    precision,
  });
  const [weight, bias] = network.parameters.map(({ value }) => value);
  const x = vector(precision, 2);
  x.set([firstInput, -0.8]);
  bias[0] = preActivation - weight[0] * x[0] - weight[1] * x[1];

  const lossAt = (w: number): number => {
    weight[0] = w;
    const y = network.forward(x, 1)[0];
    return 0.5 * (y - target) ** 2;
  };
  const w = weight[0];
  const here = lossAt(w);
  const dy = vector(precision, 1);
  dy[0] = network.forward(x, 1)[0] - target;
  network.backward(dy, 1);
  const exact = network.parameters[0].gradient[0];

  const relative = (quotient: number) =>
    Math.abs(quotient - exact) / Math.max(Math.abs(exact), Number.MIN_VALUE);
  const steps = stepSizes.map((h) => {
    const central = (lossAt(w + h) - lossAt(w - h)) / (2 * h);
    const forward = (lossAt(w + h) - here) / h;
    return { h, central, centralError: relative(central), forward, forwardError: relative(forward) };
  });
  weight[0] = w;
  return { exact, steps };
}
