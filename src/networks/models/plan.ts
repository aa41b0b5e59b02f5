/**
 * Models as definitions: what each layer's numbers are is known before any weight exists, so a model can be
 * described (AlexNet at full size too) without being built, and is built from the very same definition.
 */
import type { Random } from '../../numerics/random.ts';
import type { Precision } from '../../numerics/vector.ts';
import type { Layer } from '../layer.ts';
import type { Mode } from '../mode.ts';

/** Of one example: [channels, height, width], [positions, width] or [size]. */
export type Shape = readonly number[];

export interface BuildContext {
  /** The source of the weights. */
  readonly random: Random;
  /** The source of what is random at every step, such as dropout. */
  readonly noise: Random;
  readonly precision: Precision;
  readonly mode: Mode;
  /** Whether the loss's gradient at this layer's input is needed. */
  readonly inputGradient: boolean;
}

/**
 * `input`, `output`: the numbers that came in or went out. `bits`: so many of each output, unless `orOutput` says that they
 * can be read off the output where that is kept anyway.
 */
export type BackwardNeeds =
  | { readonly kind: 'nothing' | 'input' | 'output' }
  | { readonly kind: 'bits'; readonly perOutput: number; readonly orOutput?: boolean };

export interface Plan {
  readonly name: string;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  /** Learned numbers, biases among them. */
  readonly weights: number;
  /** Products with weights (or with each other, in attention) for one example; biases are not counted. */
  readonly multiplyAdds: number;
  /** Additions of a bias for one example. */
  readonly biasAdds: number;
  /** Outputs that are neurons of their own: those of layers that sum with weights. */
  readonly units: number;
  /** What its `backward` needs of the way up; steps that may be asked say so. */
  readonly backward?: BackwardNeeds;
  build(context: BuildContext): Layer;
}

/** A layer waiting to learn what its input looks like. */
export type Step = (inputShape: Shape) => Plan;

export interface Model {
  readonly name: string;
  /** Keys of the bibliography, the origin first. */
  readonly papers: readonly string[];
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly plans: readonly Plan[];
}

/** @throws RangeError where a step's input does not have the shape it needs, naming the layer */
export function model(
  name: string,
  papers: readonly string[],
  inputShape: Shape,
  steps: readonly Step[],
): Model {
  const plans = chain(inputShape, steps);
  return { name, papers, inputShape, outputShape: plans.at(-1)?.outputShape ?? inputShape, plans };
}

/** Plans one behind the other. */
export function chain(inputShape: Shape, steps: readonly Step[]): Plan[] {
  const plans: Plan[] = [];
  let shape = inputShape;
  for (const step of steps) {
    const plan = step(shape);
    plans.push(plan);
    shape = plan.outputShape;
  }
  return plans;
}

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
}
