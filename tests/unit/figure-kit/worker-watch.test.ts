import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorkerWatch } from '../../../src/figure-kit/worker-watch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('The watch over a worker', () => {
  it('takes a worker that answers nothing for gone, once', () => {
    const gone = vi.fn();
    createWorkerWatch({ ask: () => undefined, gone }).begin();
    vi.advanceTimersByTime(60_000);
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('asks a worker that is silent, and is content with its answers', () => {
    const gone = vi.fn();
    const watch = createWorkerWatch({ ask: () => watch.heard(), gone });
    watch.begin();
    vi.advanceTimersByTime(60_000);
    expect(gone).not.toHaveBeenCalled();
  });

  it('expects nothing of a worker that rests', () => {
    const gone = vi.fn();
    const watch = createWorkerWatch({ ask: () => undefined, gone });
    watch.begin();
    vi.advanceTimersByTime(2000);
    watch.end();
    vi.advanceTimersByTime(60_000);
    expect(gone).not.toHaveBeenCalled();
  });
});
