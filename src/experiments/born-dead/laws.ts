/** From which distribution a layer's weights and biases come: those that the theorem allows, and some that it does not. */
import { randomisedAsymmetric } from '../../networks/randomised-asymmetric.ts';
import { createRandom, type Random } from '../../numerics/random.ts';

export type Law = 'normal' | 'uniform' | 'biases' | 'positive' | 'skewed' | 'raised' | 'asymmetric';

export interface DrawnLayer {
  /** [units, inputs] row by row. */
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

const constantBias = 0.3;
const biasDeviation = 0.3;

/** Mean 0 and variance 1. */
function standard(law: Law, random: Random): number {
  switch (law) {
    case 'uniform':
      return Math.sqrt(3) * (2 * random.uniform() - 1);
    // An exponential variable less its mean: below 0 with probability 1 − 1/e, above 0 with 1/e, and mirrored for `raised`.
    case 'skewed':
      return -Math.log(1 - random.uniform()) - 1;
    case 'raised':
      return 1 + Math.log(1 - random.uniform());
    default:
      return random.normal();
  }
}

export function drawLayer(law: Law, inputs: number, units: number, random: Random): DrawnLayer {
  if (law === 'asymmetric') {
    const layer = { weight: new Float64Array(units * inputs), bias: new Float64Array(units) };
    randomisedAsymmetric(layer.weight, layer.bias, { normals: random, choices: random });
    return layer;
  }
  const deviation = Math.sqrt(2 / inputs);
  const weight = Float64Array.from({ length: units * inputs }, () => deviation * standard(law, random));
  const bias = new Float64Array(units);
  if (law === 'biases') for (let unit = 0; unit < units; unit++) bias[unit] = biasDeviation * random.normal();
  if (law === 'positive') bias.fill(constantBias);
  return { weight, bias };
}

/** The stream of one network: widths do not share their numbers. */
export const networkRandom = (seed: number, width: number, network: number): Random =>
  createRandom(seed, width * 100_000 + network);
