/**
 * What training must keep of one example on the way up, so that the way back can be computed: what each step's `backward`
 * needs, with nothing kept twice. It is the least without computing anything again; weights, gradients and the constants of a
 * normalisation are not counted. (The layers of this course keep every output, which is simpler.)
 */
import type { Activation } from '../../activations/activation.ts';
import { defaultsOf } from '../../activations/activation.ts';
import { sizeOf, type BackwardNeeds, type Model, type Plan } from './plan.ts';

export interface Kept {
  readonly name: string;
  /** In bytes, for one example: this step's input, its output if no later step has it as its input, and its bits. */
  readonly input: number;
  readonly output: number;
  readonly bits: number;
}

const places = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 200 + 0.0012);

/**
 * Of an activation: the piece on which its input lies if its slope has few values; its output if it always rises, since
 * the input then follows from it; otherwise its input.
 */
export function activationNeeds(activation: Activation): BackwardNeeds {
  const values = defaultsOf(activation);
  const slopes = new Set(places.map((x) => activation.df(x, values)));
  if (slopes.size === 1) return { kind: 'nothing' };
  if (slopes.size <= 4) {
    const rises = [...slopes].every((slope) => slope >= 0);
    return { kind: 'bits', perOutput: Math.ceil(Math.log2(slopes.size)), orOutput: rises };
  }
  const rising = places.every(
    (x, i) => i === 0 || activation.f(x, values) >= activation.f(places[i - 1], values),
  );
  return { kind: rising ? 'output' : 'input' };
}

/** @throws where a step has not said what its backward needs */
export function keptForBackward({ name, inputShape, plans }: Model): readonly Kept[] {
  const needs = plans.map((plan) => needsOf(name, plan));
  /** Whether the numbers before step i, or behind the last, are kept. */
  const keepsBefore = Array.from(
    { length: plans.length + 1 },
    (_, i) => (i < plans.length && needs[i].kind === 'input') || (i > 0 && needs[i - 1].kind === 'output'),
  );
  return plans.map((plan, i) => {
    const need = needs[i];
    const readOff = need.kind === 'bits' && need.orOutput === true && keepsBefore[i + 1];
    return {
      name: plan.name,
      input: keepsBefore[i] ? 4 * sizeOf(i === 0 ? inputShape : plan.inputShape) : 0,
      output: i === plans.length - 1 && keepsBefore[i + 1] ? 4 * sizeOf(plan.outputShape) : 0,
      bits: need.kind === 'bits' && !readOff ? (need.perOutput * sizeOf(plan.outputShape)) / 8 : 0,
    };
  });
}

function needsOf(model: string, { name, backward }: Plan): BackwardNeeds {
  if (backward) return backward;
  throw new RangeError(`${model}: the step ${name} does not say what its backward needs (Plan.backward)`);
}
