/**
 * Which stream of the seed feeds what, so that one choice does not disturb another: with the same seed, two
 * activations see the same images in the same order, and a wider layer does not change it.
 */
export const streams = { weights: 1, order: 2, shifts: 3 } as const;
