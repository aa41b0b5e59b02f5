/**
 * A restricted Boltzmann machine: visible and hidden units, joined by weights, with no connection among the
 * visible or among the hidden. Trained by contrastive divergence (Hinton, 2002): up to the hidden units, down
 * and up again k times, and then each weight grows by what its two units had in common in the data, and shrinks by what
 * they have in common now.
 *
 * Hidden units are binary, on with probability σ(z), or noisy rectified: max(0, z + N(0, σ(z))), where σ(z)
 * is the variance (Nair and Hinton, 2010). The noisy rectified unit stands for infinitely many binary units with
 * the same weights and biases lower by ½, 1½, 2½, …, whose number of ones it approximates.
 */
import { logistic } from '../../numerics/logistic.ts';
import { matmul, matmulTransposedA, matmulTransposedB } from '../../numerics/matmul.ts';
import type { Random } from '../../numerics/random.ts';
import { reusedRows, type Precision, type Vector } from '../../numerics/vector.ts';
import { fixedNormal, type Initialiser } from '../initialisers.ts';
import { checkBatch, type Parameter } from '../layer.ts';
import { parameter } from '../parameter.ts';

export type HiddenKind = 'binary' | 'noisyRectified';

/** `binary`: probabilities from 0 to 1, such as grey values; `gaussian`: any numbers, of variance 1. */
export type VisibleKind = 'binary' | 'gaussian';

export interface RbmOptions {
  readonly visible: number;
  readonly hidden: number;
  readonly hiddenKind: HiddenKind;
  /** Default `binary`. */
  readonly visibleKind?: VisibleKind;
  /** Default N(0, 0.01²). */
  readonly initialiser?: Initialiser;
  /** Of the weights, and then of the samples. */
  readonly random: Random;
  /** Default float32. */
  readonly precision?: Precision;
}

export interface Rbm {
  readonly visible: number;
  readonly hidden: number;
  readonly visibleKind: VisibleKind;
  readonly hiddenKind: HiddenKind;
  /** [hidden, visible] */
  readonly weight: Parameter;
  /** [visible], zero at the start; the logit of each pixel's mean is better for binary ones. */
  readonly visibleBias: Parameter;
  /** [hidden], zero at the start. */
  readonly hiddenBias: Parameter;
  /** All three, for an optimiser. */
  readonly parameters: readonly Parameter[];
  /**
   * The means of the hidden units: probabilities, or max(0, z) without the noise. @param v batchSize × visible
   * @returns batchSize × hidden, in a buffer that the next call overwrites
   */
  features(v: Vector, batchSize: number): Vector;
  /** A sample of the hidden units; otherwise like `features`. */
  sampleHidden(v: Vector, batchSize: number): Vector;
  /** The means of the visible units, given the hidden ones; otherwise like `features`. */
  reconstruct(h: Vector, batchSize: number): Vector;
  /**
   * Writes the gradients of contrastive divergence with `k` steps (mean over the batch, and the sign that a
   * descending optimiser needs) to the parameters. Visible units are not sampled but take their means; hidden
   * ones are sampled.
   * @returns the squared error of the first reconstruction, per example
   */
  contrast(v: Vector, batchSize: number, k?: number): number;
}

/** @throws RangeError where a size or k is not a whole number from 1 */
export function rbm(options: RbmOptions): Rbm {
  const { visible, hidden, hiddenKind, visibleKind = 'binary', random, precision = 'float32' } = options;
  checkCount('visible', visible);
  checkCount('hidden', hidden);
  const weight = parameter('weight', [hidden, visible], precision);
  const visibleBias = parameter('visibleBias', [visible], precision);
  const hiddenBias = parameter('hiddenBias', [hidden], precision);
  (options.initialiser ?? fixedNormal(0.01))(weight.value, { fanIn: visible, fanOut: hidden }, random);

  const preActivations = reusedRows(precision, hidden);
  const features = reusedRows(precision, hidden);
  const samples = reusedRows(precision, hidden);
  const reconstructions = reusedRows(precision, visible);
  const mean = hiddenKind === 'binary' ? logistic : rectified;

  function hiddenInputs(v: Vector, batchSize: number): Vector {
    checkBatch('rbm, visible units', v, batchSize, visible);
    const z = preActivations(batchSize);
    for (let start = 0; start < z.length; start += hidden) z.set(hiddenBias.value, start);
    matmulTransposedB(v, weight.value, z, batchSize, hidden, visible, true);
    return z;
  }

  function toMeans(z: Vector, to: Vector): Vector {
    for (let i = 0; i < z.length; i++) to[i] = mean(z[i]);
    return to;
  }

  function toSamples(z: Vector, to: Vector): Vector {
    if (hiddenKind === 'binary')
      for (let i = 0; i < z.length; i++) to[i] = random.uniform() < logistic(z[i]) ? 1 : 0;
    else
      for (let i = 0; i < z.length; i++)
        to[i] = rectified(z[i] + Math.sqrt(logistic(z[i])) * random.normal());
    return to;
  }

  function reconstruct(h: Vector, batchSize: number): Vector {
    checkBatch('rbm, hidden units', h, batchSize, hidden);
    const v = reconstructions(batchSize);
    for (let start = 0; start < v.length; start += visible) v.set(visibleBias.value, start);
    matmul(h, weight.value, v, batchSize, visible, hidden, true);
    if (visibleKind === 'binary') for (let i = 0; i < v.length; i++) v[i] = logistic(v[i]);
    return v;
  }

  /**
   * Adds sign·(what the units have in common, mean over the batch) to the gradients. Binary hidden units count
   * with their probabilities, which is the same on average and less noisy; rectified ones as they were sampled.
   */
  function addStatistics(v: Vector, h: Vector, batchSize: number, sign: number): void {
    const share = sign / batchSize;
    for (let i = 0; i < h.length; i++) h[i] *= share;
    matmulTransposedA(h, v, weight.gradient, hidden, visible, batchSize, true);
    for (let i = 0; i < h.length; i++) hiddenBias.gradient[i % hidden] += h[i];
    for (let i = 0; i < v.length; i++) visibleBias.gradient[i % visible] += share * v[i];
  }

  return {
    visible,
    hidden,
    visibleKind,
    hiddenKind,
    weight,
    visibleBias,
    hiddenBias,
    parameters: [weight, visibleBias, hiddenBias],
    features: (v, batchSize) => toMeans(hiddenInputs(v, batchSize), features(batchSize)),
    sampleHidden: (v, batchSize) => toSamples(hiddenInputs(v, batchSize), samples(batchSize)),
    reconstruct,
    contrast(data, batchSize, k = 1) {
      checkCount('k', k);
      for (const { gradient } of [weight, visibleBias, hiddenBias]) gradient.fill(0);
      let v = data;
      let error = 0;
      for (let step = 0; step <= k; step++) {
        const z = hiddenInputs(v, batchSize);
        const h = toSamples(z, samples(batchSize));
        if (step === 0 || step === k) {
          const counted = features(batchSize);
          if (hiddenKind === 'binary') toMeans(z, counted);
          else counted.set(h);
          addStatistics(v, counted, batchSize, step === 0 ? -1 : 1);
        }
        if (step === k) break;
        v = reconstruct(h, batchSize);
        if (step === 0) for (let i = 0; i < v.length; i++) error += (data[i] - v[i]) ** 2;
      }
      return error / batchSize;
    },
  };
}

function rectified(x: number): number {
  return Math.max(0, x);
}

function checkCount(name: string, count: number): void {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`rbm: ${name} is ${count}, but must be a whole number from 1`);
}
