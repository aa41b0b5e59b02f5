/**
 * A Boltzmann machine on its way: contrastive divergence with the settings that both kinds of hidden units share. Momentum
 * is ½ and, after two fifths of the way, 0.9; weight decay 0.0002; weights N(0, 0.01²), hidden biases 0, visible biases the
 * logits of the pixels' means over the first images (Hinton, 2010, sections 8 to 10).
 */
import { rbm, type HiddenKind, type Rbm } from '../../networks/models/rbm.ts';
import { sgd } from '../../networks/sgd.ts';
import { createRandom } from '../../numerics/random.ts';
import type { Vector } from '../../numerics/vector.ts';
import { streams } from './streams.ts';

export interface BoltzmannOptions {
  readonly hiddenKind: HiddenKind;
  readonly hidden: number;
  readonly learningRate: number;
  /** Alternations of contrastive divergence. */
  readonly k: number;
  readonly totalSteps: number;
  readonly seed: number;
  /** False keeps the hidden biases at 0. Default true. */
  readonly hiddenBiases?: boolean;
  /** count × pixels, from 0 to 1. */
  readonly firstImages: Float32Array;
  readonly pixels: number;
}

export interface Boltzmann {
  readonly machine: Rbm;
  /** @returns the squared error of the reconstruction per image, before the step */
  step(v: Vector, size: number): number;
}

export const kinds = ['binary', 'noisyRectified'] as const;
/**
 * What suited each kind here. Rectified units need a tenth, since they answer with numbers above 1; less on clothes, of
 * whose pixels three times as many are bright.
 */
export const goodRates = (set: string): Readonly<Record<HiddenKind, number>> =>
  set === 'mnist' ? { binary: 0.3, noisyRectified: 0.03 } : { binary: 0.3, noisyRectified: 0.01 };
export const batchSize = 100;

export function boltzmann(options: BoltzmannOptions): Boltzmann {
  const { hiddenKind, hidden, learningRate, k, totalSteps, seed, hiddenBiases = true } = options;
  const { firstImages, pixels } = options;
  const machine = rbm({ visible: pixels, hidden, hiddenKind, random: createRandom(seed, streams.weights) });
  const count = firstImages.length / pixels;
  for (let i = 0; i < pixels; i++) {
    let sum = 0;
    for (let image = 0; image < count; image++) sum += firstImages[image * pixels + i];
    const mean = Math.min(0.99, Math.max(0.01, sum / count));
    machine.visibleBias.value[i] = Math.log(mean / (1 - mean));
  }
  const learned = hiddenBiases ? machine.parameters : [machine.weight, machine.visibleBias];
  const [slow, fast] = [0.5, 0.9].map((momentum) =>
    sgd(learned, { learningRate, momentum, weightDecay: 0.0002 }),
  );
  let step = 0;
  return {
    machine,
    step(v, size) {
      const error = machine.contrast(v, size, k);
      (step < 0.4 * totalSteps ? slow : fast).step();
      step++;
      return error;
    },
  };
}
