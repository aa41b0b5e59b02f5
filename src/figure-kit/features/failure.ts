/** What failed, in the picture's place, with one thing to do. */
import { createFailureBox } from '../failure-box.ts';
import { part } from '../parts.ts';
import type { Feature } from './feature.ts';

export const failure: Feature = (session) => {
  const { root } = session;
  const box = createFailureBox(
    part(root, '[data-failed]', HTMLElement),
    part(root, '[data-plot]', HTMLElement),
  );
  session.on('failed', (failed) => {
    const { canRetry, remedy } = failed;
    box.show(failed, [
      ...(remedy
        ? [
            {
              label: remedy.label,
              act() {
                session.change(remedy.changes);
                session.play();
              },
            },
          ]
        : []),
      ...(canRetry ? [{ label: 'Try again', act: () => session.retry() }] : []),
      { label: 'Reset', act: () => session.reset() },
    ]);
  });
  session.on('recovered', () => box.hide());
};
