/**
 * How weights start. Each fills an array in the order it is stored, from a seeded source.
 *
 * Glorot: Glorot and Bengio (2010), variance 2/(fan-in + fan-out). He: He et al. (2015), variance 2/fan-in,
 * right for ReLU. LeCun: LeCun et al. (1998), variance 1/fan-in.
 */
import type { Activation, ParameterValues } from '../activations/activation.ts';
import { defaultsOf, kinkPlaces } from '../activations/activation.ts';
import { gaussianExpectation } from '../numerics/gauss-legendre.ts';
import type { Random } from '../numerics/random.ts';
import type { Vector } from '../numerics/vector.ts';

export interface Fans {
  /** Inputs of one unit. */
  readonly fanIn: number;
  /** Units that one input reaches. */
  readonly fanOut: number;
}

export type Initialiser = (weights: Vector, fans: Fans, random: Random) => void;

export const glorotUniform: Initialiser = uniform(({ fanIn, fanOut }) => 2 / (fanIn + fanOut));
export const glorotNormal: Initialiser = normal(({ fanIn, fanOut }) => 2 / (fanIn + fanOut));
export const heUniform: Initialiser = uniform(({ fanIn }) => 2 / fanIn);
export const heNormal: Initialiser = normal(({ fanIn }) => 2 / fanIn);
export const lecunUniform: Initialiser = uniform(({ fanIn }) => 1 / fanIn);
export const lecunNormal: Initialiser = normal(({ fanIn }) => 1 / fanIn);

/**
 * LeNet-5's own: uniform on ±2.4/fan-in (LeCun et al., 1998). Its deviation falls with 1/fan-in, not with its
 * root, so wide layers start very small: the paper trained with a step size of its own for each weight, and
 * plain gradient descent sits still for most of an epoch.
 */
export const lenetUniform: Initialiser = uniform(({ fanIn }) => (2.4 / fanIn) ** 2 / 3);

/** The same spread in every layer, whatever its width: N(0, deviation²), as before 2010. */
export function fixedNormal(deviation: number): Initialiser {
  return normal(() => deviation ** 2);
}

/**
 * Normal with variance g²/fan-in, where g² = 1/E[f(X)²] for X standard normal: in a wide network the mean
 * square of the activations then stays 1 from layer to layer. ReLU has 2, which is He's; tanh 2.536; GELU 2.352.
 */
export function ownGain(activation: Activation, values?: ParameterValues): Initialiser {
  const variance = gainSquared(activation, values);
  return normal(({ fanIn }) => variance / fanIn);
}

/** g² of `ownGain`. Throws for an activation that is zero everywhere. */
export function gainSquared(
  activation: Activation,
  values: ParameterValues = defaultsOf(activation),
): number {
  const square = gaussianExpectation((x) => activation.f(x, values) ** 2, kinkPlaces(activation, values));
  if (!(square > 0 && square < Infinity))
    throw new RangeError(`gainSquared: the mean square of ${activation.id} is ${square}: no gain makes it 1`);
  return 1 / square;
}

function normal(variance: (fans: Fans) => number): Initialiser {
  return (weights, fans, random) => {
    const deviation = Math.sqrt(variance(fans));
    for (let i = 0; i < weights.length; i++) weights[i] = deviation * random.normal();
  };
}

/** Uniform on ±√(3·variance) has that variance. */
function uniform(variance: (fans: Fans) => number): Initialiser {
  return (weights, fans, random) => {
    const bound = Math.sqrt(3 * variance(fans));
    for (let i = 0; i < weights.length; i++) weights[i] = bound * (2 * random.uniform() - 1);
  };
}
