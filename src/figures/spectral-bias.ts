/** P6: slow waves are learned before fast ones, by ReLU and by others; what the size of the first weights has to do with it. */
import { line, ruleY, text } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import type { SpectralBiasFrame } from '../experiments/spectral-bias.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed } from '../figure-kit/format.ts';
import type { SeriesPoint } from '../figure-kit/series.ts';

interface Left {
  readonly step: number;
  /** Of each frequency, then of each network: ReLU, the other. */
  readonly shares: readonly (readonly number[])[];
}
interface Waves {
  readonly history: readonly Left[];
  readonly last?: SpectralBiasFrame;
}
type Context = DrawContext<{ readonly other: string }, Waves>;

/** Kept with the experiment’s, which loads only in the worker; a test compares them. */
export const periods = [1, 3, 5] as const;
const steps = 1500;
const learnedUnder = 0.2;

/** The step from which the wave stays under a fifth; NaN where it does not by the end of what has run. */
function learnedAt({ history }: Waves, network: number, wave: number): number {
  let since = NaN;
  for (const { step, shares } of history) {
    if (shares[wave][network] >= learnedUnder) since = NaN;
    else if (Number.isNaN(since)) since = step;
  }
  return since;
}
const stepWords = (step: number): string => (Number.isNaN(step) ? 'not yet' : `step ${count(step)}`);
const namesOf = ({ other }: { readonly other: string }): readonly string[] => ['relu', other];

export default defineFigure({
  id: 'spectral-bias',
  title: 'Slow waves first: ReLU learns them in order, and tanh does too, unless its first weights are large',
  sentence:
    'Let ReLU and {other} learn three waves of equal height, with first weights of deviation {scale}, from seed {seed}.',
  controls: {
    other: choice({
      label: 'Beside ReLU',
      options: { tanh: 'tanh', gelu: 'GELU', silu: 'SiLU' },
      default: 'tanh',
    }),
    scale: choice({
      label: 'Deviation of the first weights',
      options: { '1': '1', '3': '3', '10': '10', '30': '30' },
      default: '3',
    }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'spectral-bias',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ other, scale, seed }) => ({ other, scale: Number(scale), steps, seed }),
    start: (): Waves => ({ history: [] }),
    collect: ({ history }: Waves, frame: SpectralBiasFrame): Waves => ({
      history: [
        ...history,
        {
          step: frame.step,
          shares: periods.map((_, wave) => frame.networks.map(({ left }) => left[wave])),
        },
      ],
      last: frame,
    }),
  },
  rows: [
    [
      waveView('relu', 'ReLU: what is left to learn of each wave, over the steps on a logarithmic axis', 0),
      waveView('other', 'The other activation: what is left to learn of each wave, over the steps', 1),
    ],
  ],
  readouts: (result, settings) =>
    namesOf(settings).flatMap((id, network) =>
      periods.map((k, wave) => ({
        label: `${activationOf(id).name}, ${k === 1 ? '1 period' : `${k} periods`}, learned`,
        value: stepWords(learnedAt(result, network, wave)),
      })),
    ),
  compares: (result, settings) =>
    namesOf(settings).flatMap((id, network) =>
      periods.flatMap((k, wave) => {
        const value = learnedAt(result, network, wave);
        return Number.isNaN(value)
          ? []
          : [
              {
                label: `${activationOf(id).name}, ${k === 1 ? '1 period' : `${k} periods`}, learned`,
                value,
                format: (step: number) => `step ${count(step)}`,
              },
            ];
      }),
    ),
  numbers: (result) =>
    Object.fromEntries(
      periods.flatMap((k, wave) => [
        [`relu${k}`, learnedAt(result, 0, wave)] as const,
        [`other${k}`, learnedAt(result, 1, wave)] as const,
      ]),
    ),
  describe(result, settings) {
    const { last } = result;
    if (!last) return 'Three waves, of 1, 3 and 5 periods, wait to be learned.';
    const each = namesOf(settings).map((id, network) => {
      const left = last.networks[network].left.map((share) => fixed(share, 2)).join(', ');
      return `${activationOf(id).name} has ${left}`;
    });
    return `After ${count(last.step)} steps of the waves with 1, 3 and 5 periods these shares are left to learn: ${each.join('; ')}.`;
  },
  caption:
    'Networks 1–64–64–1, Adam at 0.001, 128 points. Drawn is the amplitude of the error at each of the three frequencies: 1 is a network that knows nothing of the wave. A wave counts as learned from the step after which less than a fifth is left.',
  table: (result, settings) => ({
    columns: [
      'Step',
      ...namesOf(settings).flatMap((id) => periods.map((k) => `${activationOf(id).name}, ${k}`)),
    ],
    rows: result.history
      .filter(({ step }) => step % 100 === 0)
      .map(({ step, shares }) => [
        step,
        ...[0, 1].flatMap((network) => shares.map((share) => fixed(share[network], 3))),
      ]),
  }),
});

/** On a logarithmic axis, no more points than one can see: each a fifth farther than the last, and the end. */
function historyOf({ history }: Waves, network: number, wave: number): SeriesPoint[] {
  let next = 1;
  return history
    .filter(({ step }, i) => {
      if (step < next && (step === 0 || i < history.length - 1)) return false;
      next = 1.2 * step;
      return true;
    })
    .map(({ step, shares }): SeriesPoint => [step, Math.min(1.3, shares[wave][network])]);
}

function waveView(id: string, label: string, network: number) {
  return {
    id,
    label,
    height: { wide: 300, narrow: 250 },
    series: (result: Waves) =>
      periods.map((k, wave) => ({
        label: k === 1 ? '1 period' : `${k} periods`,
        points: historyOf(result, network, wave),
        sayX: (step: number) => `step ${step}`,
        sayY: (share: number) => fixed(share, 2),
      })),
    draw(context: Context): Element {
      const { result, settings, reference } = context;
      const activation = namesOf(settings)[network];
      if (result.history.length < 2)
        return emptyView(context, `Press Play: ${activationOf(activation).name} is drawn here.`);
      const ends = periods.map((k, wave) => {
        // The name stands where the curve passes one half, since all end at the foot.
        const points = historyOf(result, network, wave);
        const half = points.find(([, share]) => share < 0.5) ?? points.at(-1) ?? [1, 1];
        return { at: half, name: k === 1 ? '1 period' : String(k) };
      });
      return chart(context, {
        marginLeft: 34,
        x: {
          type: 'log',
          domain: [1, steps],
          ticks: [1, 10, 100, 1000],
          tickFormat: (step: number) => count(step),
          label: 'steps',
        },
        y: { domain: [0, 1.3], ticks: [0, 0.5, 1], label: null },
        marks: [
          ruleY([0], { stroke: 'var(--ink-3)' }),
          ruleY([learnedUnder], { stroke: 'var(--grid)' }),
          text([`left to learn, ${activationOf(activation).name}`], {
            frameAnchor: 'top-left',
            textAnchor: 'start',
            dy: -18,
            ...labelled(activation),
          }),
          periods.map((_, wave) => [
            line(reference ? historyOf(reference.result, network, wave) : [], lineOf(activation, 'ghost')),
            line(historyOf(result, network, wave), { ...lineOf(activation), strokeWidth: 3 - 0.8 * wave }),
          ]),
          text(ends, {
            x: ({ at }: (typeof ends)[number]) => at[0],
            y: ({ at }: (typeof ends)[number]) => at[1],
            text: 'name',
            dx: 6,
            dy: -8,
            textAnchor: 'start',
            className: 'halo',
          }),
        ],
      });
    },
  };
}
