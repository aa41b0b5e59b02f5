/** What a benchmark is: a function that runs in Node and in Chromium's worker alike, and returns how long things took. */

/** What the two have in different places. */
export interface Surroundings {
  /** Where the image sets are read from. */
  readBytes(path: string): Promise<Uint8Array>;
  /** Where TensorFlow.js finds its WebAssembly files: a path or an address, with a slash at the end. */
  readonly tensorflowFiles: string;
  /** The kernel that measures the processor's peak. */
  readonly peak: Uint8Array<ArrayBuffer>;
}

export interface Timing {
  /** What was done: rows of the table. */
  readonly work: string;
  readonly engine: string;
  /** Of the fastest round: on a machine that does other things too, the one least disturbed. */
  readonly milliseconds: number;
  /** Of the median round. */
  readonly median: number;
  /** How much of `work` was really done, where it was less than all, and other things to know. */
  readonly note?: string;
}

export type Work = (surroundings: Surroundings) => Promise<readonly Timing[]>;

export interface Contender {
  readonly engine: string;
  /** Does the work, or a part of it. */
  run(): unknown;
  /** What the time is multiplied by for the whole of the work. Default 1. */
  readonly factor?: number;
  readonly note?: string;
  /** Rounds it takes part in, for those that take minutes. Default all. */
  readonly rounds?: number;
}

/** The contenders take turns, so that a machine that grows busy slows all of them. The first round is not counted. */
export async function race(
  work: string,
  rounds: number,
  contenders: readonly Contender[],
): Promise<Timing[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, { run, factor = 1, rounds: most = rounds }] of contenders.entries()) {
      if (round > most) continue;
      const begin = performance.now();
      await run();
      if (round > 0) times[i].push(factor * (performance.now() - begin));
    }
  }
  return contenders.map(({ engine, note }, i) => {
    const sorted = times[i].toSorted((a, b) => a - b);
    const [milliseconds, median] = [sorted[0], sorted[sorted.length >> 1]];
    return { work, engine, milliseconds, median, ...(note !== undefined && { note }) };
  });
}

export const ours = 'this course';
export const plain = 'plain TypeScript loop';
