/**
 * Two restricted Boltzmann machines learn the same images side by side: one with binary hidden units, one with noisy
 * rectified ones (Nair and Hinton, 2010), 784–128, from one seed, by contrastive divergence on batches of 100.
 */
import { freeEnergy } from '../networks/models/rbm-free-energy.ts';
import { shareOfZeros } from '../numerics/statistics.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { takeShard } from './data-access.ts';
import { trainingBatches } from './training/batches.ts';
import { batchSize, boltzmann, kinds } from './training/boltzmann.ts';
import { greyImages, toGrey } from './training/grey.ts';
import { runningMean } from './training/trainer.ts';

/** Each with one entry a kind, in the order of `kinds`. */
export interface RbmFrame extends Frame {
  /** Squared error of the reconstruction per training image, a running mean over about 20 batches. */
  readonly errors: readonly number[];
  /** F(unseen images) − F(training images), in nats per image. Only in frames that measured it, as is the next one. */
  readonly gaps?: readonly number[];
  /** Share of zeros among the sampled hidden units. */
  readonly zeros?: readonly number[];
  /** The weights of the first `shownFilters` units. */
  readonly filters?: readonly Float32Array[];
  /** Of the first `shownImages` test images, the means down from the means up. */
  readonly reconstructions?: readonly Float32Array[];
  readonly originals?: Float32Array;
}

export const shownFilters = 12;
export const shownImages = 6;
const hidden = 128;
const stepsPerPicture = 25;
/** Images of each side of the free-energy gap. */
const compared = 1000;
/** About 5 ms of work. */
const slice = 250;

export default defineExperiment({
  id: 'rbm',
  defaults: {
    set: 'mnist',
    images: 10_000,
    k: 1,
    binaryRate: 0.3,
    rectifiedRate: 0.03,
    steps: 500,
    seed: 1,
  },
  sets: ({ set }) => [set],

  *run({ set, images, k, binaryRate, rectifiedRate, steps, seed }, data) {
    const info = data.info(set);
    const pixels = info.width * info.height;
    const seen = greyImages(yield* takeShard(data, set, 'train', 0), Math.min(images, compared));
    const unseen = greyImages(yield* takeShard(data, set, 'test', 0), compared);
    const originals = unseen.slice(0, shownImages * pixels);
    const batches = trainingBatches(data, { set, batchSize, seed, images });
    const runs = kinds.map((hiddenKind) => ({
      ...boltzmann({
        hiddenKind,
        hidden,
        k,
        learningRate: hiddenKind === 'binary' ? binaryRate : rectifiedRate,
        totalSteps: steps,
        seed,
        firstImages: seen,
        pixels,
      }),
      error: runningMean(20),
      zeros: NaN,
    }));
    let [trained, step] = [0, 0];
    const frame = (): RbmFrame => ({ step, totalSteps: steps, errors: runs.map(({ error }) => error.value) });
    const pictures = () => ({
      filters: runs.map(({ machine }) =>
        Float32Array.from(machine.weight.value.subarray(0, shownFilters * pixels)),
      ),
      reconstructions: runs.map(({ machine }) =>
        Float32Array.from(machine.reconstruct(machine.features(originals, shownImages), shownImages)),
      ),
    });

    function* energyOf(side: Float32Array): Generator<RbmFrame, number[], void> {
      const energies = runs.map(() => 0);
      for (let start = 0; start < side.length; start += slice * pixels) {
        if (start > 0) yield frame();
        const part = side.subarray(start, start + slice * pixels);
        runs.forEach(({ machine }, i) => {
          energies[i] += (freeEnergy(machine, part, part.length / pixels) * part.length) / side.length;
        });
      }
      return energies;
    }
    function* measured(): Generator<RbmFrame, Pick<RbmFrame, 'gaps' | 'zeros'>, void> {
      const [outside, inside] = [yield* energyOf(unseen), yield* energyOf(seen)];
      return {
        gaps: outside.map((energy, i) => energy - inside[i]),
        zeros: runs.map(({ machine }) =>
          shareOfZeros(machine.sampleHidden(unseen.subarray(0, slice * pixels), slice)),
        ),
      };
    }

    yield { ...frame(), ...pictures(), ...(yield* measured()), originals };
    while (trained < steps) {
      const { x, size } = yield* batches.next();
      const v = toGrey(x, info);
      for (const run of runs) run.error.add(run.step(v, size));
      trained++;
      // A step that is measured counts once it is: whoever stops after it has its numbers.
      const more = trained % stepsPerPicture === 0 ? { ...pictures(), ...(yield* measured()) } : {};
      step = trained;
      yield { ...frame(), ...more };
    }
  },
});
