/** A model's layers, with weights. */
import type { Random } from '../../numerics/random.ts';
import type { Precision } from '../../numerics/vector.ts';
import type { Layer } from '../layer.ts';
import type { Mode } from '../mode.ts';
import { sequential, type Sequential } from '../sequential.ts';
import type { BuildContext, Model, Plan } from './plan.ts';

export interface BuildOptions {
  /** Weights are drawn from the first layer to the last, and each in the order in which they are stored. */
  readonly random: Random;
  /** For what is random at every step, such as dropout. Default: `random`. */
  readonly noise?: Random;
  /** Default float32. */
  readonly precision?: Precision;
  /** Default: one that is training. */
  readonly mode?: Mode;
  /** Whether `backward` gives the gradient at the input too. Default false. */
  readonly inputGradient?: boolean;
}

export interface BuiltModel extends Sequential {
  /** Set `mode.training = false` before testing. */
  readonly mode: Mode;
  /** Of the layers, as the definition calls them. */
  readonly names: readonly string[];
}

export function build(model: Model, options: BuildOptions): BuiltModel {
  const { random, noise = random, precision = 'float32', inputGradient = false } = options;
  const mode = options.mode ?? { training: true };
  const layers = buildPlans(model.plans, { random, noise, precision, mode, inputGradient });
  return { ...sequential(layers), mode, names: model.plans.map(({ name }) => name) };
}

/** Layers before the first that learns something need no gradient at their input, unless it is asked for. */
export function buildPlans(plans: readonly Plan[], context: BuildContext): Layer[] {
  let inputGradient = context.inputGradient;
  return plans.map((plan) => {
    const layer = plan.build({ ...context, inputGradient });
    inputGradient ||= plan.weights > 0;
    return layer;
  });
}
