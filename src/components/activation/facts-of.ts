/** What is computed about an activation, in words: for its page in the gallery. */
import type { Activation, Smoothness } from '../../activations/activation.ts';
import { propertiesOf, type ActivationProperties } from '../../activations/properties.ts';
import { significant } from '../../figure-kit/format.ts';

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

/** 0.5 rather than 0.5000, and no digits that are the noise of the computation. */
const short = (value: number): string => {
  const rounded = Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(4));
  return significant(rounded, 4)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
};

function range(p: ActivationProperties): string {
  const low = Number.isFinite(p.infimum) ? short(p.infimum) : '−∞';
  const high = Number.isFinite(p.supremum) ? short(p.supremum) : '∞';
  const open = p.infimumAttained && Number.isFinite(p.infimum) ? '[' : '(';
  const close = p.supremumAttained && Number.isFinite(p.supremum) ? ']' : ')';
  return `${open}${low}, ${high}${close}`;
}

/** About the function itself. */
export function shapeOf(activation: Activation): readonly Fact[] {
  const p = propertiesOf(activation);
  const turns = p.extrema.map(({ kind, x, y }) => ({
    name: kind === 'minimum' ? 'Least value' : 'Greatest value',
    value: `${short(y)} at ${short(x)}`,
  }));
  return [
    { name: 'Range', value: range(p) },
    { name: 'Monotone', value: p.monotone === 'neither' ? 'no' : p.monotone },
    ...turns,
    { name: 'Differentiable', value: smooth[activation.smoothness] },
    { name: 'Steepest slope', value: Number.isFinite(p.lipschitz) ? short(p.lipschitz) : 'none, it jumps' },
  ];
}

/** About its output and slope for inputs from a standard Gaussian. */
export function momentsOf(activation: Activation): readonly (Fact & { readonly tex: string })[] {
  const { gaussian: g } = propertiesOf(activation);
  return [
    { name: 'Mean', tex: '\\mathrm E\\,f(x)', value: short(g.mean) },
    { name: 'Variance', tex: '\\mathrm{Var}\\,f(x)', value: short(g.variance) },
    { name: 'Mean square', tex: '\\mathrm E\\,f(x)^2', value: short(g.meanSquare) },
    { name: 'Mean square slope', tex: "\\mathrm E\\,f'(x)^2", value: short(g.meanSquareSlope) },
    { name: 'Gain', tex: '1/\\sqrt{\\mathrm E\\,f(x)^2}', value: short(g.gain) },
    { name: 'Gradient factor a layer', tex: '\\chi', value: short(g.gradientFactor) },
  ];
}
