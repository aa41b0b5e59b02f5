/**
 * What brings dead units back. One ReLU network, 784–128–64–10, is trained for a pass with Adam at 0.01, which kills a
 * third of its units. From that state six copies go on for a pass, each with another remedy.
 */
import { activationOf } from '../activations/index.ts';
import { adamW } from '../networks/adamw.ts';
import { heNormal } from '../networks/initialisers.ts';
import { mlp } from '../networks/mlp.ts';
import type { Sequential } from '../networks/sequential.ts';
import { createRandom, type Random } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { lossesOf, reachMeter } from './training/reach.ts';
import { streams } from './training/streams.ts';
import { trainer } from './training/trainer.ts';

/** What each copy does: its learning rate, its weight decay, its activation, and what is done once to its dead units. */
export const remedies = {
  nothing: { rate: 0.01, decay: 0, activation: 'relu', once: undefined },
  calm: { rate: 0.001, decay: 0, activation: 'relu', once: undefined },
  decay: { rate: 0.001, decay: 3, activation: 'relu', once: undefined },
  leak: { rate: 0.001, decay: 0, activation: 'leaky-relu', once: undefined },
  bias: { rate: 0.001, decay: 0, activation: 'relu', once: 'bias' },
  redraw: { rate: 0.001, decay: 0, activation: 'relu', once: 'redraw' },
} as const;
export type RemedyId = keyof typeof remedies;

export interface Rescued {
  readonly remedy: RemedyId;
  /** Share of hidden units that are above zero on none of the 2,000 test images. */
  readonly dead: number;
  readonly accuracy: number;
}

export interface RescueFrame extends Frame {
  /** The one network before the copies part; then a copy for each remedy. In the frames after a measurement only. */
  readonly measured?: readonly Rescued[];
}

const STEPS_PER_FRAME = 2;

export default defineExperiment({
  id: 'rescue',
  defaults: { set: 'mnist', batchSize: 32, seed: 1 },
  sets: ({ set }) => [set],

  *run({ set, batchSize, seed }, data) {
    const { width, height, classes } = data.info(set);
    const sizes = [width * height, 128, 64, classes.length];
    const network = (activation: string): Sequential =>
      mlp({
        sizes,
        activation: activationOf(activation),
        initialiser: heNormal,
        random: createRandom(seed, streams.weights),
      });
    const batches = trainingBatches(data, { set, batchSize, seed });
    const perPass = batches.stepsPerEpoch;
    const totalSteps = 2 * perPass;
    let step = 0;
    const frame = (): RescueFrame => ({ step, totalSteps });

    function* measure(remedy: RemedyId, net: Sequential, id: string) {
      const meter = reachMeter(net, [0, 2]);
      const { accuracy } = yield* evaluate(net, data, set, frame, meter.inspect);
      const { neverPositive } = lossesOf(meter.largest, activationOf(id));
      return { rescued: { remedy, dead: neverPositive, accuracy }, largest: meter.largest };
    }

    const patient = network('relu');
    const first = trainer(patient, adamW(patient.parameters, { learningRate: 0.01, weightDecay: 0 }));
    let largest: readonly Float32Array[] = [];
    for (; step <= perPass; step++) {
      if ([0, 10, 20, 60, 150, perPass].includes(step)) {
        const found = yield* measure('nothing', patient, 'relu');
        largest = found.largest;
        yield { ...frame(), measured: [found.rescued] };
      }
      if (step === perPass) break;
      first.step(yield* batches.next());
      if (step % STEPS_PER_FRAME === 0) yield frame();
    }

    const ids: readonly RemedyId[] = ['nothing', 'calm', 'decay', 'leak', 'bias', 'redraw'];
    const copies = ids.map((id) => {
      const { rate, decay, activation, once } = remedies[id];
      const net = network(activation);
      net.parameters.forEach(({ value }, i) => value.set(patient.parameters[i].value));
      if (once === 'bias') raiseBiases(net, largest);
      if (once === 'redraw') redraw(net, sizes, largest, createRandom(seed, streams.weights + 10));
      const optimiser = adamW(net.parameters, { learningRate: rate, weightDecay: decay });
      return { id, net, activation, training: trainer(net, optimiser) };
    });
    const half = perPass + Math.ceil(perPass / 2);
    const measureAt = [perPass, perPass + 20, half, totalSteps];
    for (; step <= totalSteps; step++) {
      if (measureAt.includes(step)) {
        const measured: Rescued[] = [];
        for (const { id, net, activation } of copies)
          measured.push((yield* measure(id, net, activation)).rescued);
        yield { ...frame(), measured };
      }
      if (step === totalSteps) break;
      const batch = yield* batches.next();
      for (const { training } of copies) training.step(batch);
      if (step % STEPS_PER_FRAME === 0) yield frame();
    }
  },
});

/** Lifts each dead unit until its largest pre-activation is 1. */
function raiseBiases(net: Sequential, largest: readonly Float32Array[]): void {
  largest.forEach((layer, i) => {
    const bias = net.parameters[2 * i + 1].value;
    layer.forEach((most, unit) => {
      if (most <= 0) bias[unit] += 1 - most;
    });
  });
}

/** Draws each dead unit's weights anew, with bias 0, and lets it out with weights of 0, so that nothing it says disturbs. */
function redraw(
  net: Sequential,
  sizes: readonly number[],
  largest: readonly Float32Array[],
  random: Random,
): void {
  largest.forEach((layer, i) => {
    const [weight, bias, next] = [0, 1, 2].map((offset) => net.parameters[2 * i + offset].value);
    const inputs = sizes[i];
    const units = sizes[i + 1];
    layer.forEach((most, unit) => {
      if (most > 0) return;
      heNormal(weight.subarray(unit * inputs, (unit + 1) * inputs), { fanIn: inputs, fanOut: units }, random);
      bias[unit] = 0;
      for (let out = 0; out < sizes[i + 2]; out++) next[out * units + unit] = 0;
    });
  });
}
