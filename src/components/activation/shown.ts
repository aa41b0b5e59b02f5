/** With which parameters an activation is drawn: the defaults, but where they are too small to be seen. */
import { defaultsOf, type Activation, type ParameterValues } from '../../activations/activation.ts';

const largerToBeSeen: Readonly<Record<string, ParameterValues>> = {
  'leaky-relu': { negativeSlope: 0.1 },
  // With the mean of a standard Gaussian, which is 0, it would be ReLU.
  abrelu: { mean: 0.5 },
};

export function shownParameters(activation: Activation): ParameterValues {
  return { ...defaultsOf(activation), ...largerToBeSeen[activation.id] };
}

/** A sentence where it is drawn otherwise than it is used; else empty. */
export function shownNote(activation: Activation): string {
  const other = Object.entries(largerToBeSeen[activation.id] ?? {});
  return other
    .map(([key, value]) => {
      const parameter = activation.parameters[key];
      return `${activation.name} is drawn with ${value} for the ${parameter?.label ?? key}, not ${parameter?.default}, so that it can be seen.`;
    })
    .join(' ');
}
