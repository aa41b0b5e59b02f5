/** P4: what helps a deep and narrow network that would be born dead: seven remedies from the same random numbers. */
import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import type { Outcome, RemediesFrame, Remedy } from '../experiments/remedies.ts';
import { chart, inkOf, labelled } from '../figure-kit/chart.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, significant } from '../figure-kit/format.ts';
import { median } from '../numerics/statistics.ts';

/** As in the experiment, whose code stays in the worker; with names, years, and whose colour they have. */
const remedies: readonly {
  readonly id: Remedy;
  readonly name: string;
  readonly key: string;
  readonly year: string;
  readonly ink: string;
}[] = [
  { id: 'relu', name: 'ReLU', key: 'relu', year: '', ink: 'relu' },
  { id: 'leaky-relu', name: 'Leaky ReLU', key: 'leaky', year: '2013', ink: 'leaky-relu' },
  { id: 'prelu', name: 'PReLU', key: 'prelu', year: '2015', ink: 'prelu' },
  { id: 'rrelu', name: 'RReLU', key: 'rrelu', year: '2015', ink: 'rrelu' },
  { id: 'elu', name: 'ELU', key: 'elu', year: '2016', ink: 'elu' },
  { id: 'selu', name: 'SELU', key: 'selu', year: '2017', ink: 'selu' },
  { id: 'asymmetric', name: 'ReLU, asymmetric', key: 'asymmetric', year: '2019', ink: 'relu' },
];
const [least, most] = [1e-6, 2];
/** Under this error the target is met to the eye; under this spread the network is a constant to the eye. */
const met = 0.01;
const level = 0.01;

type Outcomes = readonly Outcome[];
const of = (outcomes: Outcomes, remedy: Remedy): Outcomes =>
  outcomes.filter((each) => each.remedy === remedy);
const bornDead = ({ spreadBefore }: Outcome): boolean => spreadBefore === 0;
const constant = ({ spreadAfter }: Outcome): boolean => spreadAfter < level;
const learned = ({ error }: Outcome): boolean => error < met;
const clamp = (error: number): number => Math.min(most, Math.max(least, error));

function draw(context: DrawContext<unknown, Outcomes>): Element {
  const { result, narrow } = context;
  if (result.length === 0)
    return emptyView(context, 'Press Play: each network that has learned is a dot here.');
  const rows = remedies.map(({ id }, row) =>
    of(result, id).map((outcome, i) => ({
      ...outcome,
      x: clamp(outcome.error),
      // Side by side where they would lie on one another, the same network always at the same height.
      y: row + 0.09 + 0.27 * ((i * 0.382) % 1),
    })),
  );
  return chart(context, {
    marginLeft: 10,
    marginRight: narrow ? 10 : 16,
    marginTop: 34,
    x: {
      type: 'log',
      domain: [least / 1.3, most],
      ticks: narrow ? [1e-6, 1e-4, 1e-2, 1] : [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1],
      tickFormat: (x: number) => significant(x, 1),
      label: 'error, as a part of that of the best constant',
    },
    y: { domain: [remedies.length - 0.45, -0.55], ticks: [], label: null },
    marks: [
      ruleX([1], { stroke: 'var(--ghost)' }),
      text([1], {
        x: (x: number) => x,
        frameAnchor: 'top',
        dy: -24,
        textAnchor: 'end',
        text: ['a constant'],
      }),
      ruleY(
        remedies.map((_, row) => row + 0.45),
        { stroke: 'var(--grid)' },
      ),
      remedies.map(({ id, name, year, ink }, row) => {
        const all = of(result, id);
        return [
          dot(rows[row].filter(bornDead), {
            x: 'x',
            y: 'y',
            r: 4.4,
            fill: 'var(--paper)',
            stroke: inkOf(ink),
            strokeWidth: 1.8,
          }),
          dot(
            rows[row].filter((each) => !bornDead(each)),
            { x: 'x', y: 'y', r: 4, fill: inkOf(ink), fillOpacity: 0.7 },
          ),
          text([row - 0.27], {
            y: (y: number) => y,
            frameAnchor: 'left',
            textAnchor: 'start',
            text: [
              `${name}${year ? `, ${year}` : ''}: ${count(all.filter(learned).length)} of ${count(all.length)}`,
            ],
            ...labelled(ink),
          }),
        ];
      }),
    ],
  });
}

export default defineFigure({
  id: 'remedies',
  title: 'A leak of a hundredth is too small for ten layers; a leak of a quarter saves nearly all',
  sentence:
    'Teach {target} to {draws} networks of {depth} layers of weights and {width} units a layer, with each remedy, from seed {seed}.',
  controls: {
    target: choice({
      label: 'Target',
      options: { absolute: 'the absolute value |x|', wave: 'the wave x sin 5x' },
      default: 'absolute',
    }),
    draws: integer({ label: 'Networks with each remedy', min: 3, max: 30, default: 10 }),
    depth: integer({ label: 'Layers of weights', min: 3, max: 20, default: 10 }),
    width: integer({ label: 'Units a layer', min: 2, max: 10, default: 2 }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'remedies',
    noun: 'networks',
    stepsAtBuild: Infinity,
    settings: ({ target, draws, depth, width, seed }) => ({ target, draws, depth, width, seed }),
    start: (): Outcomes => [],
    collect: (_: Outcomes, { outcomes }: RemediesFrame): Outcomes => outcomes,
  },
  rows: [
    [
      {
        id: 'errors',
        label: 'The error of each network after training, a row for each remedy',
        height: { wide: 460, narrow: 460 },
        draw,
      },
    ],
  ],
  numbers: (outcomes) =>
    Object.fromEntries(
      remedies.flatMap(({ id, key }) => {
        const all = of(outcomes, id);
        return [
          [`${key}Learned`, all.filter(learned).length],
          [`${key}Constant`, all.filter(constant).length],
          [`${key}BornDead`, all.filter(bornDead).length],
        ];
      }),
    ),
  compares: (outcomes, { draws }) =>
    outcomes.length < draws * remedies.length
      ? []
      : remedies.map(({ id, name }) => ({
          label: `${name}, learned it`,
          value: of(outcomes, id).filter(learned).length,
          format: count,
        })),
  describe(outcomes, { draws, depth, width }) {
    if (outcomes.length === 0)
      return `${count(draws)} networks with each of ${count(remedies.length)} remedies are waiting.`;
    const words = remedies.map(({ id, name }) => {
      const all = of(outcomes, id);
      return `${name}: ${count(all.filter(learned).length)} of ${count(all.length)} learned it, ${count(all.filter(bornDead).length)} were born dead, ${count(all.filter(constant).length)} ended as a constant`;
    });
    return `Networks of ${count(depth)} layers of weights and width ${count(width)}. ${words.join('. ')}.`;
  },
  caption:
    'Each dot is a network after 1,000 steps of Adam at 0.01, at its mean squared error on a grid, divided by that of the best constant; hollow, if it was born dead. At 1 it is no better than a constant. Beside each name: how many came under 0.01. In one draw all have the same standard normal numbers, scaled by their own gains, and see the same points. What lies under 10⁻⁶ is drawn there.',
  table: (outcomes) => ({
    columns: ['Remedy', 'Networks', 'Born dead', 'Constant at the end', 'Error under 0.01', 'Median error'],
    rows: remedies.map(({ id, name }) => {
      const all = of(outcomes, id);
      return [
        name,
        all.length,
        all.filter(bornDead).length,
        all.filter(constant).length,
        all.filter(learned).length,
        all.length > 0 ? significant(median(all.map(({ error }) => error)), 2) : '',
      ];
    }),
  }),
});
