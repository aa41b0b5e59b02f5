/** A model's numbers, layer by layer, computed from its definition; no weight is allocated. */
import { sizeOf, type Model, type Shape } from './plan.ts';

export interface LayerDescription {
  readonly name: string;
  readonly outputShape: Shape;
  /** Learned numbers, biases among them. */
  readonly weights: number;
  /** For one example, forward. Biases are not counted. */
  readonly multiplyAdds: number;
  /** Multiply–adds and biases: what LeCun et al. (1998) count. */
  readonly connections: number;
  /** Neurons: outputs of layers that sum with weights. */
  readonly units: number;
  /** In float32. */
  readonly bytes: { readonly weights: number; readonly outputPerExample: number };
}

export interface ModelDescription {
  readonly name: string;
  readonly layers: readonly LayerDescription[];
  readonly weights: number;
  readonly multiplyAdds: number;
  readonly connections: number;
  readonly units: number;
  readonly bytes: { readonly weights: number; readonly outputPerExample: number };
}

export function describe({ name, plans }: Model): ModelDescription {
  const layers = plans.map((plan) => ({
    name: plan.name,
    outputShape: plan.outputShape,
    weights: plan.weights,
    multiplyAdds: plan.multiplyAdds,
    connections: plan.multiplyAdds + plan.biasAdds,
    units: plan.units,
    bytes: { weights: 4 * plan.weights, outputPerExample: 4 * sizeOf(plan.outputShape) },
  }));
  const total = (of: (layer: LayerDescription) => number) => layers.reduce((sum, l) => sum + of(l), 0);
  return {
    name,
    layers,
    weights: total((l) => l.weights),
    multiplyAdds: total((l) => l.multiplyAdds),
    connections: total((l) => l.connections),
    units: total((l) => l.units),
    bytes: {
      weights: total((l) => l.bytes.weights),
      outputPerExample: total((l) => l.bytes.outputPerExample),
    },
  };
}
