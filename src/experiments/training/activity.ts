/** How many units are silent, gathered layer by layer while a network is evaluated. */
import type { Sequential } from '../../networks/sequential.ts';
import { countBelow } from '../../numerics/statistics.ts';
import type { Inspect } from './evaluate.ts';

export interface Activity {
  /** Share of activations that are exactly 0, one number a hidden layer. */
  readonly zeros: readonly number[];
  /** Share with |a| < 0.01. */
  readonly near: readonly number[];
  /** The same by class: `nearByClass[layer][class]`. */
  readonly nearByClass: readonly Float32Array[];
  /** Share of units that are exactly 0 on every image. */
  readonly dead: readonly number[];
}

export interface ActivityMeter {
  readonly inspect: Inspect;
  read(): Activity;
}

/** @param layers which of the network's layers give the hidden activations: 1, 3, … in an mlp */
export function activityMeter(
  network: Sequential,
  layers: readonly number[],
  classes: number,
): ActivityMeter {
  const counts = layers.map((layer) => ({
    size: network.layers[layer].outputSize,
    values: 0,
    zeros: 0,
    near: 0,
    nearByClass: new Float64Array(classes),
    imagesByClass: new Float64Array(classes),
    alive: new Uint8Array(network.layers[layer].outputSize),
  }));
  return {
    inspect(layer, output, labels) {
      const place = layers.indexOf(layer);
      if (place < 0) return;
      const count = counts[place];
      count.values += output.length;
      count.zeros += countBelow(output, 0);
      for (let row = 0; row < labels.length; row++) {
        const start = row * count.size;
        const near = countBelow(output.subarray(start, start + count.size), 0.01);
        count.near += near;
        count.nearByClass[labels[row]] += near;
        count.imagesByClass[labels[row]]++;
        for (let unit = 0; unit < count.size; unit++) if (output[start + unit] !== 0) count.alive[unit] = 1;
      }
    },
    read: () => ({
      zeros: counts.map(({ zeros, values }) => zeros / values),
      near: counts.map(({ near, values }) => near / values),
      nearByClass: counts.map(({ nearByClass, imagesByClass, size }) =>
        Float32Array.from(nearByClass, (near, c) => near / (imagesByClass[c] * size)),
      ),
      dead: counts.map(({ alive, size }) => countBelow(alive, 0) / size),
    }),
  };
}
