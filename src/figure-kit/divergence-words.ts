/** A training that ran away, for a reader: at which step, what, and where it began. */
import type { Divergence } from '../networks/divergence.ts';
import { count } from './format.ts';

export interface DivergenceWords {
  readonly lead: string;
  readonly detail: string;
}

export function divergenceWords({ step, where, index, value }: Divergence): DivergenceWords {
  const became = Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinite' : 'minus infinite';
  if (where === 'loss') return { lead: `The loss became ${became} at step ${count(step)}.`, detail: '' };
  return {
    lead: `Training ran away at step ${count(step)}.`,
    detail: `The first number that is not finite is number ${count(index + 1)} of ${placeInWords(where)}: it is ${became}.`,
  };
}

/** Parameters are named as PyTorch names them, counted from 0; readers count from 1. */
function placeInWords(where: string): string {
  const parameter = /^(gradient of )?(\d+)\.(weight|bias)$/.exec(where);
  if (!parameter) return `the ${where}`;
  const [, gradient, layer, kind] = parameter;
  const numbers = `the ${kind === 'weight' ? 'weights' : 'biases'} of layer ${Number(layer) + 1}`;
  return gradient ? `the gradient of ${numbers}` : numbers;
}
