import type { Family } from './activation.ts';

export interface FamilyDescription {
  readonly id: Family;
  readonly title: string;
  readonly description: string;
}

/** The families in the order in which the gallery shows them. */
export const families: readonly FamilyDescription[] = [
  {
    id: 'linear',
    title: 'Linear',
    description: 'The straight line that the others bend: what a network is without an activation.',
  },
  {
    id: 'saturating',
    title: 'Saturating',
    description:
      'They flatten on both sides. Where they are flat they pass almost no gradient, and that is most of the line.',
  },
  {
    id: 'rectifier',
    title: 'Rectifiers',
    description:
      'Nothing below zero, or almost nothing. Above it the input itself, softened, capped or squared.',
  },
  {
    id: 'leaky',
    title: 'Leaky',
    description: 'A rectifier that keeps a small slope below zero, so that no unit can fall silent for good.',
  },
  {
    id: 'exponential',
    title: 'Exponential',
    description: 'A rectifier that bends down to a floor, which pulls the mean of its output towards zero.',
  },
  {
    id: 'smooth',
    title: 'Smooth gated',
    description:
      'The input, multiplied by a soft switch that the input itself sets. Most dip below zero before they rise.',
  },
  {
    id: 'gated',
    title: 'Gated linear',
    description: 'Two inputs: one is multiplied by a bend of the other.',
  },
  {
    id: 'learned',
    title: 'Learned',
    description: 'The shape has weights of its own, and moves while the network trains.',
  },
  {
    id: 'hard',
    title: 'Hard',
    description:
      'Straight pieces in place of curves, for hardware that would rather not compute an exponential.',
  },
];
