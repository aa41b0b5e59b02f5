/** What is computed about activations, in words and as a table: for figures and for pages. */
import { defaultsOf, type Activation } from '../activations/activation.ts';
import { propertiesOf, type ActivationProperties } from '../activations/properties.ts';
import type { Table } from './figure.ts';
import { significant } from './format.ts';

/** 0.5 rather than 0.5000, and no digits that are the noise of the computation. */
export const brief = (value: number): string => {
  const rounded = Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(4));
  return significant(rounded, 4)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
};

/** [−0.17, ∞): a square bracket where some x reaches the end. */
export function rangeInWords(p: ActivationProperties): string {
  const low = Number.isFinite(p.infimum) ? brief(p.infimum) : '−∞';
  const high = Number.isFinite(p.supremum) ? brief(p.supremum) : '∞';
  const open = p.infimumAttained && Number.isFinite(p.infimum) ? '[' : '(';
  const close = p.supremumAttained && Number.isFinite(p.supremum) ? ']' : ')';
  return `${open}${low}, ${high}${close}`;
}

/** Its lowest minimum with its place, or that it has none. */
export function minimumInWords({ extrema }: ActivationProperties): string {
  const [lowest] = extrema.filter(({ kind }) => kind === 'minimum').toSorted((a, b) => a.y - b.y);
  return lowest ? `${brief(lowest.y)} at ${brief(lowest.x)}` : 'none';
}

/** sup |f′|, or why there is none. */
export const steepestInWords = ({ smoothness }: Activation, { lipschitz }: ActivationProperties): string =>
  Number.isFinite(lipschitz) ? brief(lipschitz) : smoothness === 'discontinuous' ? 'it jumps' : 'no bound';

/** The properties at the default parameters, computed once for each activation. */
export function knownProperties(activation: Activation): ActivationProperties {
  const known = computed.get(activation);
  if (known) return known;
  const properties = propertiesOf(activation, defaultsOf(activation));
  computed.set(activation, properties);
  return properties;
}
const computed = new WeakMap<Activation, ActivationProperties>();

/** A row for each activation; the moments are for x from the standard normal distribution. */
export function propertyTable(all: readonly Activation[]): Table {
  return {
    columns: [
      'activation',
      'range',
      'least value',
      'steepest slope',
      'mean, E f',
      'mean square, E f²',
      'of the slope, E f′²',
      'gain, 1/√E f²',
    ],
    rows: all.map((activation) => {
      const p = knownProperties(activation);
      const { mean, meanSquare, meanSquareSlope, gain } = p.gaussian;
      return [
        activation.name,
        rangeInWords(p),
        minimumInWords(p),
        steepestInWords(activation, p),
        ...[mean, meanSquare, meanSquareSlope, gain].map(brief),
      ];
    }),
  };
}
