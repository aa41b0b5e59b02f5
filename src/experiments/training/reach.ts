/** How far each hidden unit is ever driven: the largest pre-activation that it has on any image of an evaluation. */
import type { Activation } from '../../activations/activation.ts';
import { defaultsOf } from '../../activations/activation.ts';
import type { Sequential } from '../../networks/sequential.ts';
import type { Inspect } from './evaluate.ts';

/** Shares of the units of one layer or more. */
export interface Loss {
  /** Never driven above zero: for a ReLU, dead. */
  readonly neverPositive: number;
  /** Those that hand on less than a hundredth of any gradient, on any image. */
  readonly mute: number;
}

export interface ReachMeter {
  readonly inspect: Inspect;
  /** Of each layer asked for, its units' largest pre-activations. */
  readonly largest: readonly Float32Array[];
}

/** @param layers which of the network's layers give the pre-activations: 0, 2, … in an mlp */
export function reachMeter(network: Sequential, layers: readonly number[]): ReachMeter {
  const largest = layers.map((layer) => new Float32Array(network.layers[layer].outputSize).fill(-Infinity));
  return {
    largest,
    inspect(layer, output) {
      const most = largest[layers.indexOf(layer)];
      if (!most) return;
      for (let start = 0; start < output.length; start += most.length)
        for (let unit = 0; unit < most.length; unit++)
          if (output[start + unit] > most[unit]) most[unit] = output[start + unit];
    },
  };
}

/** For activations whose slope does not fall with x below zero, so that the largest input has the largest slope there. */
export function lossesOf(largest: readonly Float32Array[], activation: Activation): Loss {
  const all = largest.flatMap((layer) => [...layer]);
  const values = defaultsOf(activation);
  const share = (is: (z: number) => boolean) => all.filter(is).length / all.length;
  return {
    neverPositive: share((z) => z <= 0),
    mute: share((z) => z <= 0 && activation.df(z, values) < 0.01),
  };
}
