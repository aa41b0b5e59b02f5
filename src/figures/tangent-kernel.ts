/** P6: the tangent kernel of one hidden layer of ReLUs on a circle: infinite width over networks of the reader's width. */
import { areaY, dot, line, ruleY, text } from '@observablehq/plot';
import type { TangentKernelFrame } from '../experiments/tangent-kernel.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed } from '../figure-kit/format.ts';
import type { SeriesPoint } from '../figure-kit/series.ts';
import { circleEigenvalue, circleKernel } from '../numerics/arc-cosine.ts';
import { mean } from '../numerics/statistics.ts';

interface Trained {
  readonly times: readonly number[];
  /** At each time, of each frequency what is left to learn. */
  readonly left: readonly (readonly number[])[];
  /** At the start, and after training. */
  readonly kernels: readonly Float64Array[];
}
interface Kernels {
  readonly nets: readonly Trained[];
}
interface Settings {
  readonly bias: string;
}
type Context = DrawContext<Settings, Kernels>;

/** Kept with the experiment’s, which loads only in the worker; a test compares them. */
export const waves = [1, 2, 3, 4] as const;
export const places = 25;
const time = 300;
const biasOf = ({ bias }: Settings): number => (bias === 'with' ? 1 : 0);
const kernelTop = ({ bias }: Settings): number => (bias === 'with' ? 3.5 : 1.75);
const clampShare = (share: number): number => Math.max(-0.15, Math.min(1.15, share));
const finished = ({ nets }: Kernels): readonly Trained[] =>
  nets.filter(({ kernels }) => kernels.length === 2);

/** Mean over the networks that have come so far. */
const leftAt = ({ nets }: Kernels, wave: number, at: number): readonly number[] =>
  nets.flatMap(({ left }) => (at < left.length ? [left[at][wave]] : []));
const meanLeft = (result: Kernels, wave: number, at: number): number => mean(leftAt(result, wave, at));
/** How much larger the kernel of a point with itself is after training than at the start. */
const growth = (result: Kernels): number =>
  mean(finished(result).map(({ kernels: [before, after] }) => after[0] / before[0]));
const theoryLeft = (settings: Settings, k: number, t: number): number =>
  Math.exp(-circleEigenvalue(k, biasOf(settings)) * t);

export default defineFigure({
  id: 'tangent-kernel',
  title:
    'An infinitely wide ReLU network learns each frequency at its own rate, and without biases some never',
  sentence:
    'Train {networks} networks of {width} ReLUs {bias} biases on waves of height {size}, from seed {seed}.',
  controls: {
    networks: integer({ label: 'Networks', min: 3, max: 10, default: 5 }),
    width: integer({ label: 'Units', min: 20, max: 600, default: 300 }),
    bias: choice({
      label: 'Biases',
      options: { with: 'with', without: 'without' },
      default: 'with',
    }),
    size: choice({
      label: 'Height of the waves',
      options: { small: '0.1', one: '1', large: '3' },
      default: 'small',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'tangent-kernel',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ networks, width, bias, size, seed }) => ({
      networks,
      width,
      bias: biasOf({ bias }),
      size: { small: 0.1, one: 1, large: 3 }[size],
      time,
      seed,
    }),
    start: (): Kernels => ({ nets: [] }),
    collect({ nets }: Kernels, frame: TangentKernelFrame): Kernels {
      const { network, left, kernel } = frame;
      const known = nets[network] ?? { times: [], left: [], kernels: [] };
      const now: Trained = {
        times: [...known.times, frame.time],
        left: [...known.left, left],
        kernels: kernel ? [...known.kernels, kernel] : known.kernels,
      };
      return { nets: [...nets.slice(0, network), now] };
    },
  },
  rows: [
    [
      {
        id: 'kernel',
        label:
          'The tangent kernel over the angle between two inputs: theory, networks at the start and after training',
        height: { wide: 340, narrow: 290 },
        draw: drawKernel,
        series: (_, settings) => [
          {
            label: 'theory',
            points: Array.from({ length: places }, (_, i): SeriesPoint => {
              const theta = (Math.PI * i) / (places - 1);
              return [theta, circleKernel(theta, biasOf(settings))];
            }),
            sayX: (theta) => `${count((180 * theta) / Math.PI)} degrees`,
            sayY: (k) => fixed(k, 2),
          },
        ],
      },
      {
        id: 'learning',
        label: 'What is left to learn of each frequency over time: theory, single networks and their mean',
        share: 1.2,
        height: { wide: 340, narrow: 300 },
        draw: drawLearning,
        series: (result) =>
          waves.map((k, wave) => ({
            label: `frequency ${k}`,
            // The axis is logarithmic: at time 0 all is left, and no place for it.
            points: (result.nets[0]?.times ?? [])
              .map((t, at): SeriesPoint => [t, meanLeft(result, wave, at)])
              .filter(([t]) => t > 0),
            sayX: (t: number) => `time ${count(t)}`,
            sayY: (share: number) => fixed(share, 2),
          })),
      },
    ],
  ],
  readouts(result, settings) {
    const done = finished(result);
    return [
      { label: 'networks', value: count(done.length) },
      ...waves.slice(1).map((k, i) => {
        const theory = fixed(theoryLeft(settings, k, time), 2);
        return {
          label: `frequency ${k}, left at time 300`,
          value:
            done.length > 0
              ? `${fixed(mean(done.map(({ left }) => left.at(-1)?.[i + 1] ?? NaN)), 2)}, theory ${theory}`
              : `theory ${theory}`,
        };
      }),
      ...(done.length > 0
        ? [{ label: 'the kernel K(0) has grown by a factor of', value: fixed(growth(result), 2) }]
        : []),
    ];
  },
  numbers(result, settings) {
    const done = finished(result);
    const left = (wave: number) =>
      done.length > 0 ? mean(done.map((net) => net.left.at(-1)?.[wave] ?? NaN)) : NaN;
    return {
      left2: left(1),
      left3: left(2),
      left4: left(3),
      theory3: theoryLeft(settings, 3, time),
      theory4: theoryLeft(settings, 4, time),
      growth: done.length > 0 ? growth(result) : NaN,
    };
  },
  describe(result, settings) {
    const theory = waves.map((k) => fixed(theoryLeft(settings, k, time), 2)).join(', ');
    const words = `In theory these shares of frequencies 1 to 4 are left at time 300: ${theory}.`;
    const done = finished(result);
    if (done.length === 0) return words;
    const measured = waves.map((_, wave) =>
      fixed(mean(done.map(({ left }) => left.at(-1)?.[wave] ?? NaN)), 2),
    );
    return `${words} ${count(done.length)} networks have ${measured.join(', ')} on average, and their kernel at angle 0 is ${fixed(growth(result), 2)} times what it was.`;
  },
  caption:
    'Inputs lie on the unit circle. Left, faint lines are networks at the start, the grey one is their mean after training, the darkest one infinite width. Right, time is steps of size 1; dots are means over the networks, shades reach from the least to the most, thin lines the theory, exponentials with the eigenvalue of each frequency. Frequency 1 is learned so fast that steps of 1 are not small for it.',
  table: (result, settings) => ({
    columns: ['Time', ...waves.flatMap((k) => [`Frequency ${k}, mean`, `Frequency ${k}, theory`])],
    rows: (result.nets[0]?.times ?? [])
      .map((t, at) => [
        t,
        ...waves.flatMap((k, wave) => [
          fixed(meanLeft(result, wave, at), 3),
          fixed(theoryLeft(settings, k, t), 3),
        ]),
      ])
      .filter((_, i) => i % 5 === 0),
  }),
});

function drawKernel(context: Context): Element {
  const { result, settings } = context;
  const theta = (i: number): number => (Math.PI * i) / (places - 1);
  const top = kernelTop(settings);
  const along = (kernel: ArrayLike<number>): [number, number][] =>
    Array.from(kernel, (k, i): [number, number] => [theta(i), Math.min(top, k)]).filter(
      (_, i) => i % 2 === 0,
    );
  const theory = Array.from({ length: places }, (_, i) => circleKernel(theta(i), biasOf(settings)));
  const after = finished(result).map(({ kernels }) => kernels[1]);
  return chart(context, {
    marginLeft: 34,
    x: {
      domain: [0, Math.PI],
      ticks: [0, Math.PI / 2, Math.PI],
      tickFormat: (angle: number) => `${count((180 * angle) / Math.PI)}°`,
      label: 'angle between the inputs',
    },
    y: { domain: [-0.05, top], ticks: 4, label: null },
    marks: [
      ruleY([0], { stroke: 'var(--grid)' }),
      result.nets.map(({ kernels: [before] }) =>
        line(before ? along(before) : [], { ...lineOf('relu', 'ghost'), strokeOpacity: 0.5 }),
      ),
      line(after.length > 0 ? along(theory.map((_, i) => mean(after.map((kernel) => kernel[i])))) : [], {
        stroke: 'var(--ink-3)',
        strokeWidth: 2,
      }),
      line(along(theory), { stroke: 'var(--ink)', strokeWidth: 1.4 }),
      text(['tangent kernel K'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
    ],
  });
}

function drawLearning(context: Context): Element {
  const { result, settings, narrow } = context;
  const times = (result.nets[0]?.times ?? []).filter((t) => t > 0);
  const curve = Array.from({ length: 17 }, (_, i) => time ** (i / 16));
  // On a logarithmic axis, no more points than one can tell apart.
  const sparse = times
    .map((t, i) => [t, i + 1] as const)
    .filter((_, i) => i < 4 || [5, 9, 14, 24, 39, 59].includes(i) || i === times.length - 1);
  const names = waves.map((k) => ({ k, y: theoryLeft(settings, k, time) }));
  return chart(context, {
    marginLeft: 34,
    marginRight: narrow ? 26 : 34,
    x: {
      type: 'log',
      domain: [1, time],
      ticks: [1, 10, 100],
      tickFormat: (t: number) => count(t),
      label: 'time',
    },
    y: { domain: [-0.15, 1.15], ticks: [0, 0.5, 1], label: null },
    marks: [
      ruleY([0], { stroke: 'var(--ink-3)' }),
      text(['left to learn of each frequency'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      waves.map((k, wave) => [
        areaY(sparse, {
          x: ([t]: readonly [number, number]) => t,
          y1: ([, at]: readonly [number, number]) => clampShare(Math.min(...leftAt(result, wave, at))),
          y2: ([, at]: readonly [number, number]) => clampShare(Math.max(...leftAt(result, wave, at))),
          fill: 'var(--ink)',
          fillOpacity: 0.12,
        }),
        line(
          curve.map((t): [number, number] => [t, theoryLeft(settings, k, t)]),
          { stroke: 'var(--ink)', strokeWidth: 1.2 },
        ),
        dot(
          sparse.map(([t, at]): [number, number] => [t, clampShare(meanLeft(result, wave, at))]),
          { r: 2.8, fill: 'var(--a-relu)' },
        ),
      ]),
      text(
        // Those that lie on each other at the foot share a name.
        names.filter(({ y }, i) => i === 0 || y > 0.03),
        {
          x: time,
          y: 'y',
          text: ({ k, y }: (typeof names)[number]) =>
            k === 1 && y < 0.03 && names[1].y < 0.03 ? '1, 2' : String(k),
          dx: 6,
          dy: 2,
          textAnchor: 'start',
          ...labelled('relu', 'plain'),
        },
      ),
    ],
  });
}
