import { describe, expect, it } from 'vitest';
import { breath, type Breath } from '../../../src/experiments/breath.ts';
import type { WaitingForShard } from '../../../src/experiments/data-access.ts';
import type { Frame } from '../../../src/experiments/experiment.ts';
import { createRunLoop, type RunLoopOptions } from '../../../src/figure-kit/run-loop.ts';

type Posted = Parameters<RunLoopOptions['post']>[0];

function* countTo(total: number): Generator<Frame, void, void> {
  for (let step = 1; step <= total; step++) yield { step, totalSteps: total };
}

/** A loop with a clock that moves by `tick` milliseconds each time it is read. */
function watch(
  frames: Generator<Frame | WaitingForShard | Breath, void, void>,
  load = () => Promise.resolve(),
  tick = 1,
) {
  const posted: Posted[] = [];
  let time = 0;
  const loop = createRunLoop({
    frames,
    load,
    now: () => (time += tick),
    pauseForMessages: () => new Promise((resolve) => setImmediate(resolve)),
    // Time passes by itself, each time the clock is read.
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
    post: (message) => posted.push(message),
  });
  const settled = async () => {
    for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  const steps = () => posted.flatMap((m) => (m.kind === 'frames' ? m.frames.map((f) => f.step) : []));
  const states = () => posted.map((m) => (m.kind === 'frames' ? m.state : 'failed'));
  return { loop, posted, settled, steps, states };
}

describe('A run', () => {
  it('posts every frame once and in order, and says when it is finished', async () => {
    const run = watch(countTo(100));
    run.loop.resume();
    for (let i = 0; i < 30; i++) {
      await run.settled();
      run.loop.drawn();
    }
    expect(run.steps()).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(run.states().at(-1)).toBe('finished');
  });

  it('posts one batch at most until the page says that it has drawn', async () => {
    const run = watch(countTo(10_000));
    run.loop.resume();
    await run.settled();
    expect(run.posted).toHaveLength(1);
    run.loop.drawn();
    await run.settled();
    expect(run.posted).toHaveLength(2);
    run.loop.stop();
  });

  it('learns on while the page draws', async () => {
    const run = watch(countTo(10_000));
    run.loop.resume();
    await run.settled();
    const before = run.steps().length;
    run.loop.drawn();
    await run.settled();
    // What was computed meanwhile comes in one batch, far more than one slice of it.
    expect(run.steps().length).toBeGreaterThan(before + 100);
    run.loop.stop();
  });

  it('stops within a slice when it is paused, and goes on from there', async () => {
    const run = watch(countTo(1_000_000));
    run.loop.resume();
    await run.settled();
    run.loop.pause();
    await run.settled();
    expect(run.states().at(-1)).toBe('paused');
    const paused = run.steps().length;
    await run.settled();
    expect(run.steps()).toHaveLength(paused);
    run.loop.resume();
    run.loop.drawn();
    await run.settled();
    expect(run.steps()[paused]).toBe(paused + 1);
    run.loop.stop();
  });

  it('computes nothing and posts nothing once it is cancelled', async () => {
    let asked = 0;
    function* counted(): Generator<Frame, void, void> {
      for (;;) yield { step: ++asked, totalSteps: Infinity };
    }
    const run = watch(counted());
    run.loop.resume();
    await run.settled();
    run.loop.stop();
    const [computed, posted] = [asked, run.posted.length];
    expect(computed).toBeGreaterThan(100);
    run.loop.drawn();
    run.loop.resume();
    await run.settled();
    expect(asked).toBe(computed);
    expect(run.posted).toHaveLength(posted);
  });

  it('is heard between breaths, however long the next frame takes', async () => {
    let breaths = 0;
    function* endless(): Generator<Frame | Breath, void, void> {
      yield { step: 1, totalSteps: 2 };
      for (;;) {
        breaths++;
        yield breath;
      }
    }
    const run = watch(endless());
    run.loop.resume();
    await run.settled();
    run.loop.pause();
    await run.settled();
    expect(run.states().at(-1)).toBe('paused');
    expect(run.steps()).toEqual([1]);
    const before = breaths;
    await run.settled();
    expect(breaths).toBe(before);
    expect(before).toBeGreaterThan(100);
  });

  it('steps over breaths to the next frame', async () => {
    function* breathing(): Generator<Frame | Breath, void, void> {
      for (const step of [1, 2]) {
        yield breath;
        yield breath;
        yield { step, totalSteps: 2 };
      }
    }
    const run = watch(breathing());
    run.loop.step();
    await run.settled();
    run.loop.drawn();
    run.loop.step();
    await run.settled();
    expect(run.steps()).toEqual([1, 2]);
  });

  it('steps frame by frame', async () => {
    const run = watch(countTo(5));
    run.loop.step();
    await run.settled();
    expect(run.steps()).toEqual([1]);
    expect(run.states()).toEqual(['paused']);
    run.loop.drawn();
    run.loop.step();
    await run.settled();
    expect(run.steps()).toEqual([1, 2]);
  });

  it('steps past frames that are no step further, such as those of an evaluation', async () => {
    function* withEvaluation(): Generator<Frame, void, void> {
      for (const step of [1, 1, 1, 2]) yield { step, totalSteps: 2 };
    }
    const run = watch(withEvaluation());
    run.loop.step();
    await run.settled();
    expect(run.steps()).toEqual([1]);
    run.loop.drawn();
    run.loop.step();
    await run.settled();
    expect(run.steps()).toEqual([1, 1, 1, 2]);
  });

  it('fails with a retry when a shard does not come, and goes on when it does', async () => {
    let there = false;
    let asked = 0;
    function* needsShard(): Generator<Frame | WaitingForShard, void, void> {
      yield { step: 1, totalSteps: 2 };
      while (!there) yield { waiting: { set: 'mnist', split: 'train', index: 3 } };
      yield { step: 2, totalSteps: 2 };
    }
    const run = watch(needsShard(), () => {
      asked++;
      if (asked === 1) return Promise.reject(new Error('train-03.bin did not come'));
      there = true;
      return Promise.resolve();
    });
    run.loop.resume();
    await run.settled();
    expect(run.posted.at(-1)).toEqual({
      kind: 'failed',
      message: 'train-03.bin did not come',
      canRetry: true,
    });
    run.loop.resume();
    run.loop.drawn();
    await run.settled();
    run.loop.drawn();
    await run.settled();
    expect(run.steps()).toEqual([1, 2]);
    expect(run.states().at(-1)).toBe('finished');
  });

  it('passes on what an experiment says when it cannot go on, without offering to retry', async () => {
    function* diverges(): Generator<Frame, void, void> {
      yield { step: 1, totalSteps: 9 };
      throw new Error('The loss became infinite at step 2.');
    }
    const run = watch(diverges());
    run.loop.resume();
    await run.settled();
    expect(run.posted.at(-1)).toEqual({
      kind: 'failed',
      message: 'The loss became infinite at step 2.',
      canRetry: false,
    });
  });

  it('stops by itself at a loss that is not finite, says where, and shows how it came to that', async () => {
    function* explodes(): Generator<Frame & { loss: number }, void, void> {
      for (let step = 0; step < 50; step++)
        yield { step, totalSteps: 50, loss: step === 0 ? NaN : step < 12 ? 2 ** step : Infinity };
    }
    const run = watch(explodes(), undefined, 0);
    run.loop.resume();
    await run.settled();
    expect(run.posted.at(-1)).toMatchObject({
      kind: 'failed',
      canRetry: false,
      divergence: { step: 12, where: 'loss', index: 0, value: Infinity },
    });
    expect(run.steps()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('sends one frame at a time at a slower pace, and pauses between two of them', async () => {
    const run = watch(countTo(1000));
    run.loop.setPace(10);
    run.loop.resume();
    for (let i = 0; i < 5; i++) {
      await run.settled();
      run.loop.drawn();
    }
    run.loop.pause();
    await run.settled();
    expect(run.states().at(-1)).toBe('paused');
    // A tenth of a second between frames, and the clock moves by a millisecond a look.
    expect(run.steps().length).toBeGreaterThan(2);
    expect(run.steps().length).toBeLessThan(40);
  });

  it('says that it has paused while a shard is still on its way', async () => {
    function* needsShard(): Generator<Frame | WaitingForShard, void, void> {
      yield { step: 1, totalSteps: 2 };
      yield { waiting: { set: 'mnist', split: 'train', index: 0 } };
    }
    const run = watch(needsShard(), () => new Promise<void>(() => undefined));
    run.loop.resume();
    await run.settled();
    run.loop.pause();
    expect(run.states().at(-1)).toBe('paused');
  });

  it('counts only computing time', async () => {
    const run = watch(countTo(3), undefined, 0.5);
    run.loop.step();
    await run.settled();
    const [first] = run.posted;
    expect(first?.kind === 'frames' && first.seconds).toBeLessThan(0.01);
  });
});
