/** The eight layers of AlexNet with what happens behind each, and how their shapes are written. */
import { count } from '../../figure-kit/format.ts';
import { alexNet } from '../../networks/models/alexnet.ts';
import { describe } from '../../networks/models/describe.ts';
import { sizeOf, type Shape } from '../../networks/models/plan.ts';

export const model = alexNet();
export const described = describe(model);
export const inputName = 'input';
export const layerNames = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5', 'fc6', 'fc7', 'fc8'] as const;
export const isDense = (name: string): boolean => name.startsWith('fc');

/** A layer with weights and what follows it until the next one: ReLU, normalisation, pool, dropout. */
export interface Stage {
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
  readonly weights: number;
  readonly multiplyAdds: number;
  readonly neurons: number;
  /** What training keeps of one image, if the output of every step is kept. */
  readonly bytesKept: number;
}

export const stages: readonly Stage[] = layerNames.map((name, i) => {
  const from = described.layers.findIndex((layer) => layer.name === name);
  const next = layerNames[i + 1];
  const to = next ? described.layers.findIndex((layer) => layer.name === next) : described.layers.length;
  const { outputShape, weights, multiplyAdds, units } = described.layers[from];
  return {
    name,
    input: model.plans[from].inputShape,
    output: outputShape,
    weights,
    multiplyAdds,
    neurons: units,
    bytesKept: described.layers.slice(from, to).reduce((sum, { bytes: b }) => sum + b.outputPerExample, 0),
  };
});

export const total = (of: (stage: Stage) => number, which: (stage: Stage) => boolean = () => true): number =>
  stages.filter(which).reduce((sum, stage) => sum + of(stage), 0);
export const shapeText = (shape: Shape): string =>
  shape.length === 3 ? `${shape[1]} × ${shape[2]} × ${shape[0]}` : count(sizeOf(shape));

/** In the table a plain count stays a number, so that files hold it without its comma. */
export const shapeCell = (shape: Shape): string | number =>
  shape.length === 3 ? shapeText(shape) : sizeOf(shape);

export interface Tour {
  readonly weights: number;
  readonly neurons: number;
  readonly multiplyAdds: number;
  /** Shares of the whole. */
  readonly denseWeights: number;
  readonly convolutionWork: number;
  readonly convolutionWeights: number;
  readonly weightBytes: number;
  readonly keptBytes: number;
  /** Of the layer where the tour stands. */
  readonly here: Stage;
  readonly layerWeights: number;
  readonly layerMultiplyAdds: number;
  /** Products in one sum of that layer. */
  readonly layerInputs: number;
}
