/** A run goes on only while somebody can see it: a battery is not spent on a figure that has been scrolled away. */
import { watchSight } from '../in-sight.ts';
import type { Feature } from './feature.ts';

export const sight: Feature = ({ root, run, on }) => {
  if (!run) return;
  on(
    'close',
    watchSight(root, (inSight) => run.setInSight(inSight)),
  );
};
