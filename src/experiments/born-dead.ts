/**
 * How many random ReLU networks are a constant before they have learned anything, by width and depth. A network is built layer
 * by layer until one layer is off for all inputs, or it has the greatest depth: so one network answers for every depth.
 *
 * Nothing is sampled of the inputs: the interval from −1 to 1, or the border of a square round 0, goes through the layers as
 * a path (see networks/path-through-layers.ts). Without biases the network is homogeneous, and these stand for all inputs.
 */
import { isShut, throughLayer, withoutRepeats, type Path } from '../networks/path-through-layers.ts';
import { drawLayer, networkRandom, type Law } from './born-dead/laws.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export const widths = [2, 3, 4, 5, 6, 8, 10] as const;

export interface BornDeadFrame extends Frame {
  /** Networks of each width so far. */
  readonly networks: number;
  /** Of each width: how many networks are dead at depth 0, 1, 2, …, counted in layers of weights. */
  readonly dead: readonly Uint32Array[];
}

const inputs: Readonly<Record<number, Path>> = {
  1: { corners: Float64Array.of(-1, 0, 1), size: 1 },
  2: { corners: Float64Array.of(1, 1, -1, 1, -1, -1, 1, -1, 1, 1), size: 2 },
};

/** About 10 ms of work: paths in the plane have more corners. */
const networksPerFrame: Readonly<Record<number, number>> = { 1: 10, 2: 1 };

/** The hidden layer that is off for every input, or Infinity. */
function shutAfter(law: Law, width: number, most: number, seed: number, network: number, start: Path) {
  const random = networkRandom(seed, width, network);
  let path = start;
  for (let hidden = 1; hidden <= most; hidden++) {
    const { weight, bias } = drawLayer(law, path.size, width, random);
    path = withoutRepeats(throughLayer(path, weight, bias));
    if (isShut(path)) return hidden;
  }
  return Infinity;
}

/** A type, not an interface, which would not fit `ExperimentSettings`. */
export type BornDeadSettings = Readonly<{
  law: Law;
  /** Numbers that the network gets: 1 or 2. */
  inputs: number;
  /** Layers of weights of the deepest network. */
  depth: number;
  networks: number;
  seed: number;
}>;

export default defineExperiment<BornDeadSettings, BornDeadFrame>({
  id: 'born-dead',
  defaults: { law: 'normal', inputs: 1, depth: 40, networks: 1000, seed: 1 },

  *run({ law, inputs: size, depth, networks, seed }): Generator<BornDeadFrame, void, void> {
    const start = inputs[size];
    if (!start) throw new RangeError(`born-dead: inputs is ${size}, but must be 1 or 2`);
    const dead = widths.map(() => new Uint32Array(depth + 1));
    for (let network = 0; network < networks; network++) {
      widths.forEach((width, place) => {
        const shut = shutAfter(law, width, depth - 1, seed, network, start);
        for (let at = shut + 1; at <= depth; at++) dead[place][at]++;
      });
      if ((network + 1) % networksPerFrame[size] > 0 && network + 1 < networks) continue;
      yield {
        step: network + 1,
        totalSteps: networks,
        networks: network + 1,
        dead: dead.map((counts) => counts.slice()),
      };
    }
  },
});
