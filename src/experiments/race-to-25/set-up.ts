/**
 * Who races, how fast and where to: what the figure needs to know without the networks that race.
 *
 * `own` weights keep each activation's mean square; `small` are N(0, 0.01²) in every layer, on pixels from 0 to 255
 * less the mean image, as AlexNet was set up. The best rates were tuned on two other seeds (11, 12) by the steps to
 * 15 % or, where that took too long, 20 %: `own` on .05, .1, .2 for ReLU and .05, .1, .2, .4 for tanh; `small` on
 * .005, .01, .02, .03, .05, .1 for ReLU and .1, .25, .4, .5, .7, 1 for tanh. Above .03 and .4 nothing is learned.
 */
export const racers = ['relu', 'tanh'] as const;
export type RaceStart = 'own' | 'small';

/** In the order of `racers`. */
export const bestRates: Readonly<Record<RaceStart, readonly [relu: number, tanh: number]>> = {
  own: [0.1, 0.2],
  small: [0.02, 0.25],
};

/** Training errors that are raced to, the easiest first. */
export const finishLines = [0.25, 0.2, 0.15, 0.1] as const;
