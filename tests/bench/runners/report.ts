/** Runs a benchmark in Node and in Chromium, prints both in one table and keeps them in .cache/bench. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ours, type Surroundings, type Timing, type Work } from '../work/work.ts';
import { inChromium } from './chromium.ts';
import './resolve-tensorflow.ts';
import { inNode, root } from './surroundings.ts';

/** A goal of the issue: how many times faster than another engine, whose name begins so, this course is. */
export interface Goal {
  readonly than: string;
  readonly times: number;
}

export interface Report {
  /** A file of tests/bench/work. */
  readonly name: string;
  /** Said below the table. Nothing fails by time: a machine may be slow or busy. */
  readonly goals?: readonly Goal[];
  /** Outside both, such as PyTorch. */
  others?(surroundings: Surroundings): Promise<readonly Timing[]>;
  /** Further things to say. */
  comment?(timings: readonly Timing[]): string;
}

export async function report({ name, goals = [], others, comment }: Report): Promise<void> {
  const surroundings = inNode();
  // Not a plain import: those are resolved before TensorFlow.js can be found.
  // Each file of work/ exports one; TypeScript cannot follow a computed path.
  const { work } = (await import(`../work/${name}.ts`)) as { work: Work };
  const node = await work(surroundings);
  let chromium: readonly Timing[] = [];
  try {
    chromium = await inChromium(name, surroundings);
  } catch (error) {
    console.log(`Chromium is left out: ${error instanceof Error ? error.message : String(error)}`);
  }
  const outside = (await others?.(surroundings)) ?? [];
  console.table([...node, ...outside].map((timing) => row(timing, node, chromium)));
  for (const [place, timings] of [
    ['Node', node],
    ['Chromium', chromium],
  ] as const) {
    if (timings.length === 0) continue;
    for (const line of verdicts([...timings, ...outside], goals)) console.log(`${place}: ${line}`);
    if (comment) console.log(`${place}: ${comment(timings)}`);
  }
  const folder = join(root, '.cache/bench');
  mkdirSync(folder, { recursive: true });
  const machine = { cpu: cpus()[0].model, cores: cpus().length, node: process.version };
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ machine, node, chromium, outside }, null, 2)}\n`,
  );
}

function row(timing: Timing, node: readonly Timing[], chromium: readonly Timing[]) {
  const inBrowser = chromium.find(({ work, engine }) => work === timing.work && engine === timing.engine);
  const [reference, browserReference] = [node, chromium].map((timings) =>
    timings.find(({ work, engine }) => work === timing.work && engine === ours),
  );
  const times = (t: Timing | undefined, base: Timing | undefined) =>
    t && base ? digits(t.milliseconds / base.milliseconds) : '';
  const outside = !node.includes(timing);
  return {
    work: timing.work,
    engine: timing.engine,
    'Node, ms': outside ? '' : digits(timing.milliseconds),
    'Chromium, ms': inBrowser ? digits(inBrowser.milliseconds) : '',
    'alone, ms': outside ? digits(timing.milliseconds) : '',
    '× ours in Node': times(timing, reference),
    '× ours in Chromium': times(outside ? timing : inBrowser, browserReference),
    note: timing.note ?? '',
  };
}

function verdicts(timings: readonly Timing[], goals: readonly Goal[]): string[] {
  return goals.flatMap(({ than, times }) =>
    timings
      .filter(({ engine }) => engine.startsWith(than))
      .flatMap((other) => {
        const mine = timings.find(({ work, engine }) => work === other.work && engine === ours);
        if (!mine) return [];
        const ratio = other.milliseconds / mine.milliseconds;
        return [
          `${other.work}: ${digits(ratio)} × ${other.engine}, goal ${times}: ${ratio >= times ? 'reached' : 'missed'}`,
        ];
      }),
  );
}

function digits(x: number): string {
  return x >= 100 ? x.toFixed(0) : x.toPrecision(3);
}
