/** Layers one behind the other, themselves a layer. */
import type { Layer } from './layer.ts';

export interface Sequential extends Layer {
  readonly layers: readonly Layer[];
  /** What messages call the layers, if they have names. */
  readonly names?: readonly string[];
}

/** @throws RangeError where a layer's input does not have the size of the output before it */
export function sequential(layers: readonly Layer[]): Sequential {
  const first = layers.at(0);
  const last = layers.at(-1);
  if (!first || !last) throw new RangeError('sequential: there must be at least one layer');
  layers.slice(1).forEach((layer, i) => {
    if (layer.inputSize !== layers[i].outputSize)
      throw new RangeError(
        `sequential: layer ${i + 1} takes ${layer.inputSize} numbers, but layer ${i} gives ${layers[i].outputSize}`,
      );
  });
  return {
    layers,
    inputSize: first.inputSize,
    outputSize: last.outputSize,
    parameters: layers.flatMap((layer) => layer.parameters),
    forward(x, batchSize) {
      let y = x;
      for (const layer of layers) y = layer.forward(y, batchSize);
      return y;
    },
    backward(dy, batchSize) {
      let gradient = dy;
      for (let i = layers.length - 1; i >= 0; i--) gradient = layers[i].backward(gradient, batchSize);
      return gradient;
    },
  };
}
