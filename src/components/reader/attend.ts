/** All that waits for the reader: see awake.ts, which loads it. */
import './continue.ts';
import { offerTeX } from './copy-tex.ts';
import { onKey } from './keys.ts';
import { watchPeeks } from './peek.ts';
import { preparePrint } from './print.ts';
import { offerReferences } from './take.ts';

/**
 * @param first the event that woke the page: a key that was pressed is answered, not lost
 * @param missed keys pressed while this was loading
 */
export function attend(first: Event, missed: readonly KeyboardEvent[]): void {
  addEventListener('keydown', onKey);
  watchPeeks(first.target);
  offerTeX();
  offerReferences();
  preparePrint();
  for (const key of [first, ...missed]) if (key instanceof KeyboardEvent) onKey(key);
}
