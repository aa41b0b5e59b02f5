/** A frame that says that training has run away: the last guard, for experiments that do not look themselves. */
import type { Frame } from '../experiments/experiment.ts';
import type { Divergence } from '../networks/divergence.ts';

/** Looks at what experiments call `loss` or `losses`. Before the first step a mean of no losses is not a number. */
export function divergenceIn(frame: Frame): Divergence | undefined {
  if (frame.step === 0) return undefined;
  const losses: readonly unknown[] =
    'loss' in frame ? [frame.loss] : 'losses' in frame && Array.isArray(frame.losses) ? frame.losses : [];
  const index = losses.findIndex((loss) => typeof loss === 'number' && !Number.isFinite(loss));
  return index < 0 ? undefined : { step: frame.step, where: 'loss', index, value: Number(losses[index]) };
}
