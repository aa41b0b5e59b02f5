/** Steps made of steps. */
import { paddedShortcut } from '../padded-shortcut.ts';
import { perPosition } from '../per-position.ts';
import { residual } from '../residual.ts';
import { sequential } from '../sequential.ts';
import { buildPlans } from './build.ts';
import { chain, sizeOf, type Plan, type Step } from './plan.ts';
import { imageOf, plain } from './steps.ts';

export interface ResidualBlockOptions {
  /** Of the branch, default 1. */
  readonly scale?: number;
}

/**
 * x + scale·(steps of x). Where the steps make a smaller image of more channels, x is thinned out and padded
 * with zeros (He et al., 2016, option A).
 * @throws RangeError where the two cannot be added
 */
export function residualBlock(
  name: string,
  steps: readonly Step[],
  { scale = 1 }: ResidualBlockOptions = {},
): Step {
  return (inputShape) => {
    const plans = chain(inputShape, steps);
    const outputShape = plans.at(-1)?.outputShape ?? inputShape;
    // Not by size: a quarter of the places with four times the channels cannot be added.
    const unchanged = outputShape.join() === inputShape.join();
    return {
      ...plain(name, inputShape, outputShape),
      ...totals(plans, 1),
      build(context) {
        const { precision } = context;
        const branch = sequential(buildPlans(plans, { ...context, inputGradient: true }));
        if (unchanged) return residual({ branch, scale, precision });
        const input = imageOf(name, inputShape);
        const output = imageOf(name, outputShape);
        const stride = Math.ceil(input.height / output.height);
        const shortcut = paddedShortcut({ input, outputChannels: output.channels, stride, precision });
        return residual({ branch, shortcut, scale, precision });
      },
    };
  };
}

/** The steps applied to each position of [positions, width] alike, by the same weights. */
export function eachPosition(name: string, steps: readonly Step[]): Step {
  return (inputShape) => {
    const [positions, width] = sequenceOf(name, inputShape);
    const plans = chain([width], steps);
    const outputShape = [positions, sizeOf(plans.at(-1)?.outputShape ?? [width])];
    return {
      ...plain(name, inputShape, outputShape),
      ...totals(plans, positions),
      build: (context) => perPosition(sequential(buildPlans(plans, context)), positions),
    };
  };
}

/** @throws RangeError unless the shape is positions × width */
export function sequenceOf(name: string, shape: readonly number[]): readonly [number, number] {
  if (shape.length !== 2)
    throw new RangeError(
      `${name} needs a sequence of positions × width, but its input is [${shape.join(', ')}]`,
    );
  return [shape[0], shape[1]];
}

function totals(plans: readonly Plan[], times: number) {
  const total = (of: (plan: Plan) => number) => plans.reduce((sum, plan) => sum + of(plan), 0);
  return {
    weights: total((plan) => plan.weights),
    multiplyAdds: times * total((plan) => plan.multiplyAdds),
    biasAdds: times * total((plan) => plan.biasAdds),
    units: times * total((plan) => plan.units),
  };
}
