/** What is computed about an activation, in words: for its page in the gallery. */
import type { Activation, Smoothness } from '../../activations/activation.ts';
import { propertiesOf } from '../../activations/properties.ts';
import { brief, rangeInWords, steepestInWords } from '../../figure-kit/property-words.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

const smooth: Readonly<Record<Smoothness, string>> = {
  discontinuous: 'jumps',
  continuous: 'continuous, with a kink',
  C1: 'once, continuously',
  C2: 'twice, continuously',
  smooth: 'as often as one likes',
};

/** About the function itself. */
export function shapeOf(activation: Activation): readonly Fact[] {
  const p = propertiesOf(activation);
  const turns = p.extrema.map(({ kind, x, y }) => ({
    name: kind === 'minimum' ? 'Least value' : 'Greatest value',
    value: `${brief(y)} at ${brief(x)}`,
  }));
  return [
    { name: 'Range', value: rangeInWords(p) },
    { name: 'Monotone', value: p.monotone === 'neither' ? 'no' : p.monotone },
    ...turns,
    { name: 'Differentiable', value: smooth[activation.smoothness] },
    { name: 'Steepest slope', value: steepestInWords(activation, p) },
  ];
}

/** About its output and slope for inputs from a standard Gaussian. */
export function momentsOf(activation: Activation): readonly (Fact & { readonly tex: string })[] {
  const { gaussian: g } = propertiesOf(activation);
  return [
    { name: 'Mean', tex: '\\mathrm E\\,f(x)', value: brief(g.mean) },
    { name: 'Variance', tex: '\\mathrm{Var}\\,f(x)', value: brief(g.variance) },
    { name: 'Mean square', tex: '\\mathrm E\\,f(x)^2', value: brief(g.meanSquare) },
    { name: 'Mean square slope', tex: "\\mathrm E\\,f'(x)^2", value: brief(g.meanSquareSlope) },
    { name: 'Gain', tex: '1/\\sqrt{\\mathrm E\\,f(x)^2}', value: brief(g.gain) },
    { name: 'Gradient factor a layer', tex: '\\chi', value: brief(g.gradientFactor) },
  ];
}

/** Where a wide network with it is critical; nothing where it cannot be. */
export function criticalOf(activation: Activation): readonly (Fact & { readonly tex: string })[] {
  const { critical } = propertiesOf(activation);
  if (!critical) return [];
  return [
    { name: 'Weights', tex: '\\sigma_w^2', value: brief(critical.weightVariance) },
    { name: 'Biases', tex: '\\sigma_b^2', value: brief(critical.biasVariance) },
    { name: 'Length factor a layer', tex: "\\mathcal V'(1)", value: brief(critical.lengthFactor) },
  ];
}
