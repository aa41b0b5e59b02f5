import type { Settings } from '../../figure-kit/controls.ts';
import type { Figure } from '../../figure-kit/figure.ts';

/**
 * A number in what a figure computes, so that an exercise about a figure is judged by the figure's own code.
 * @throws if the figure is not instant or its result holds no such number, with the names there are
 */
export function readResult(figure: Figure, settings: Settings, name: string): number {
  if (figure.source.kind !== 'instant')
    throw new Error(
      `Figure "${figure.id}" trains or measures, so its result is not known when the page is built. Give from and to.`,
    );
  const result: unknown = figure.source.compute(settings);
  const fields = typeof result === 'object' && result !== null ? Object.entries(result) : [];
  const found: unknown = fields.find(([key]) => key === name)?.[1];
  if (typeof found === 'number' && Number.isFinite(found)) return found;
  const names = fields.filter(([, value]) => typeof value === 'number').map(([key]) => key);
  throw new Error(
    `Figure "${figure.id}" computes no number "${name}". Its numbers are: ${names.join(', ') || 'none'}.`,
  );
}
