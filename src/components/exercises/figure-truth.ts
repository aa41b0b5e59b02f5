import type { Settings } from '../../figure-kit/controls.ts';
import type { Figure } from '../../figure-kit/figure.ts';
import { demandedNumber } from '../../figure-kit/named-numbers.ts';

/**
 * A number in what a figure computes, so that an exercise about a figure is judged by the figure's own code.
 * @throws if the figure is not instant or its result holds no such number, with the names there are
 */
export function readResult(figure: Figure, settings: Settings, name: string): number {
  if (figure.source.kind !== 'instant')
    throw new Error(
      `Figure "${figure.id}" trains or measures, so its result is not known without a run: see figure-kit/result-at-build.ts.`,
    );
  return demandedNumber(figure, figure.source.compute(settings), settings, name);
}
