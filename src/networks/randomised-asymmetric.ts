/**
 * Randomised asymmetric initialisation (Lu, Shin, Su and Karniadakis 2020), which makes it rarer that a layer of ReLUs is off for
 * everything. In each unit one of its weights and its bias, at random, is drawn from Beta(2, 1) on (0, 1), so it is positive;
 * all others are N(0, 0.6007²/fan-in). The authors’ constant keeps the mean square
 * from growing through layers of ReLUs.
 */
import type { Random } from '../numerics/random.ts';
import type { Vector } from '../numerics/vector.ts';

const deviation = 0.6007;

/**
 * @param normals standard normal numbers for the weights: of a stream of their own, so that another initialiser from the same
 *   stream differs in the scale and in the raised one only
 * @param choices for the biases, and for which is raised and how far
 */
export function randomisedAsymmetric(
  weight: Vector,
  bias: Vector,
  { normals, choices }: { readonly normals: Random; readonly choices: Random },
): void {
  const units = bias.length;
  const inputs = weight.length / units;
  if (!Number.isInteger(inputs) || inputs < 1)
    throw new RangeError(`randomisedAsymmetric: ${weight.length} weights do not divide among ${units} units`);
  const scale = deviation / Math.sqrt(inputs);
  for (let i = 0; i < weight.length; i++) weight[i] = scale * normals.normal();
  for (let unit = 0; unit < units; unit++) {
    bias[unit] = scale * choices.normal();
    const chosen = choices.integer(inputs + 1);
    // The larger of two uniform numbers has the density 2x, which is Beta(2, 1).
    const raised = Math.max(choices.uniform(), choices.uniform());
    if (chosen === inputs) bias[unit] = raised;
    else weight[unit * inputs + chosen] = raised;
  }
}
