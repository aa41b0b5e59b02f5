/** The worker of a figure's run: finds the experiment, loads what it waits for, and keeps the page informed. */
import { createImageSource, type ImageSource } from '../data/source.ts';
import { fetchBytes } from '../data/fetch-bytes.ts';
import { findExperiment } from '../experiments/index.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { createRunLoop, type RunLoop } from './run-loop.ts';

type Start = Extract<ToWorker, { kind: 'start' }>;

let current: { run: number; loop: RunLoop } | undefined;
/** Kept so that a start that failed for want of a file can be tried again. */
let lastStart: Start | undefined;
const sources = new Map<string, ImageSource>();

const post = (message: FromWorker) => {
  postMessage(message);
};

/** Images stay loaded from one run to the next. */
function sourceAt(dataUrl: string): ImageSource {
  const known = sources.get(dataUrl) ?? createImageSource({ readBytes: fetchBytes(dataUrl) });
  sources.set(dataUrl, known);
  return known;
}

/** Gives way to messages; setTimeout would wait four milliseconds each time. */
function pauseForMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function createLoop(message: Start): Promise<RunLoop> {
  const { run } = message;
  const source = sourceAt(message.dataUrl);
  const experiment = await findExperiment(message.experiment);
  const settings = { ...experiment.defaults, ...message.settings };
  for (const set of experiment.sets?.(settings) ?? []) await source.info(set);
  return createRunLoop({
    frames: experiment.run(settings, source.loaded, () => performance.now()),
    load: async ({ set, split, index }) => {
      const { length } = source.loaded.info(set)[split];
      const what = `${split === 'train' ? 'training' : 'test'} images, part ${index + 1} of ${length}`;
      await source.load(set, split, index, (loaded, total) => {
        post({ kind: 'loading', run, what, share: loaded / total });
      });
      // The next one comes while this one is learned; if it fails, it is asked for again when needed.
      if (index + 1 < length) source.load(set, split, index + 1).catch(() => undefined);
    },
    now: () => performance.now(),
    pauseForMessages,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    pace: message.pace,
    post: (update) => {
      post({ ...update, run });
    },
  });
}

/** Messages are handled one after another: `resume` must not overtake the `start` that it belongs to. */
let queue = Promise.resolve();

async function start(message: Start): Promise<void> {
  current?.loop.stop();
  current = undefined;
  lastStart = message;
  try {
    current = { run: message.run, loop: await createLoop(message) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    post({ kind: 'failed', run: message.run, message: text, canRetry: true });
  }
}

async function handle(message: ToWorker): Promise<void> {
  if (message.kind === 'start') return start(message);
  const asksToGoOn = message.kind === 'resume' || message.kind === 'step';
  if (!current && lastStart?.run === message.run && asksToGoOn) await start(lastStart);
  if (current?.run !== message.run || message.kind === 'ping') return;
  if (message.kind === 'pace') current.loop.setPace(message.pace);
  else current.loop[message.kind]();
}

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  // Not behind a start that waits for a file.
  if (event.data.kind === 'ping') post({ kind: 'alive', run: event.data.run });
  queue = queue.then(() => handle(event.data));
});
