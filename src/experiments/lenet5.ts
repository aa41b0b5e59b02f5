/**
 * LeNet-5 as published learns 10,000 digits and is tested on 2,000 others: scaled tanh, trained sub-sampling, C3's table,
 * distances from fixed codes as outputs, and the paper's criterion.
 *
 * Two things are not the paper's. The weights start with variance 1/fan-in, since its own ±2.4/fan-in (`start: 'paper'`)
 * learn late without its step size for each weight; and the rate is one for all, with momentum 0.9. 17 GFLOP an epoch.
 */
import { lecunUniform, lenetUniform } from '../networks/initialisers.ts';
import { stopIfDiverged } from '../networks/divergence.ts';
import type { Layer } from '../networks/layer.ts';
import { build } from '../networks/models/build.ts';
import { leNet5 } from '../networks/models/lenet-5.ts';
import { rbfLoss } from '../networks/rbf-loss.ts';
import { sequential } from '../networks/sequential.ts';
import { sgd } from '../networks/sgd.ts';
import { createRandom } from '../numerics/random.ts';
import { reusedRows } from '../numerics/vector.ts';
import { breath } from './breath.ts';
import { defineExperiment, type Frame } from './experiment.ts';
import { trainingBatches } from './training/batches.ts';
import { evaluate } from './training/evaluate.ts';
import { streams } from './training/streams.ts';
import { runningMean } from './training/trainer.ts';

export interface LeNet5Frame extends Frame {
  /** The paper's criterion, a running mean over about 30 batches. */
  readonly loss: number;
  /** On all test images; after an evaluation only. */
  readonly accuracy?: number;
  /** 60,000 numbers, in the order of the model's parameters. In the first frame, and every now and then. */
  readonly weights?: readonly Float32Array<ArrayBuffer>[];
}

const classes = 10;
const stepsPerFrame = 2;
const stepsPerWeights = 30;
/** Convolutions take ten times as long as the products of the other networks. */
const imagesAtOnce = 40;

/** A type, not an interface, which would not fit `ExperimentSettings`. */
export type LeNet5Settings = Readonly<{
  set: string;
  start: 'even' | 'paper';
  learningRate: number;
  momentum: number;
  batchSize: number;
  epochs: number;
  seed: number;
}>;

export default defineExperiment<LeNet5Settings, LeNet5Frame>({
  id: 'lenet5',
  defaults: {
    set: 'mnist',
    start: 'even',
    learningRate: 0.003,
    momentum: 0.9,
    batchSize: 32,
    epochs: 2,
    seed: 1,
  },
  sets: ({ set }) => [set],

  *run({ set, start, learningRate, momentum, batchSize, epochs, seed }, data) {
    const { mean, deviation } = data.info(set);
    const model = build(leNet5({ initialiser: start === 'paper' ? lenetUniform : lecunUniform }), {
      random: createRandom(seed, streams.weights),
    });
    const network = sequential([framed(mean, deviation), ...model.layers]);
    // The smallest penalty is the answer, and `evaluate` takes the largest number.
    const judged = sequential([...network.layers, negated(classes)]);
    const optimiser = sgd(network.parameters, { learningRate, momentum });
    const batches = trainingBatches(data, { set, batchSize, seed });
    const gradients = reusedRows('float32', classes);
    const totalSteps = epochs * batches.stepsPerEpoch;
    const loss = runningMean(30);
    let step = 0;

    const frame = (): LeNet5Frame => ({ step, totalSteps, loss: loss.value });
    const weights = () => network.parameters.map(({ value }) => Float32Array.from(value));

    yield { ...frame(), weights: weights() };
    while (step < totalSteps) {
      const { x, labels, size } = yield* batches.next();
      step++;
      const penalties = network.forward(x, size);
      const gradient = gradients(size);
      const found = rbfLoss(penalties, labels, classes, gradient);
      network.backward(gradient, size);
      if (!Number.isFinite(found.loss))
        stopIfDiverged({ step, loss: found.loss, network, x, batchSize: size });
      optimiser.step();
      loss.add(found.loss);
      if (step === 60 || step === 150 || step % batches.stepsPerEpoch === 0) {
        const { accuracy } = yield* evaluate(judged, data, set, frame, undefined, imagesAtOnce);
        yield { ...frame(), accuracy, weights: weights() };
      } else if (step % stepsPerWeights === 0) yield { ...frame(), weights: weights() };
      else if (step % stepsPerFrame === 0) yield frame();
      else yield breath;
    }
  },
});

/** From standardised 28 × 28 to the paper's 32 × 32: paper −0.1, full ink 1.175. */
function framed(mean: number, deviation: number): Layer {
  const outputs = reusedRows('float32', 1024);
  return {
    inputSize: 784,
    outputSize: 1024,
    parameters: [],
    forward(x, batchSize) {
      const y = outputs(batchSize).fill(-0.1);
      for (let row = 0; row < batchSize; row++)
        for (let i = 0; i < 784; i++)
          y[row * 1024 + (2 + Math.floor(i / 28)) * 32 + 2 + (i % 28)] =
            -0.1 + 1.275 * (mean + deviation * x[row * 784 + i]);
      return y;
    },
    // Nothing is learned before it.
    backward: (dy) => dy,
  };
}

function negated(size: number): Layer {
  const outputs = reusedRows('float32', size);
  return {
    inputSize: size,
    outputSize: size,
    parameters: [],
    forward(x, batchSize) {
      const y = outputs(batchSize);
      for (let i = 0; i < y.length; i++) y[i] = -x[i];
      return y;
    },
    backward: (dy) => dy.map((value) => -value),
  };
}
