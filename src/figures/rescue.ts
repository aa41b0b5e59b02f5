/** U8: what brings dead units back, and what it is good for. */
import { dot, line, ruleX, text } from '@observablehq/plot';
import type { RemedyId, Rescued, RescueFrame } from '../experiments/rescue.ts';
import { shareAxis } from '../figure-kit/axes.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart } from '../figure-kit/chart.ts';
import { choice, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { percent } from '../figure-kit/format.ts';

interface Measured {
  readonly step: number;
  readonly copies: readonly Rescued[];
}
type Result = readonly Measured[];
interface Shown {
  readonly look: RemedyId;
}

const names: Readonly<Record<RemedyId, string>> = {
  nothing: 'carry on at 0.01',
  calm: 'a calmer rate',
  decay: 'weight decay',
  leak: 'a leak',
  bias: 'biases raised',
  redraw: 'weights drawn anew',
};
const order: readonly RemedyId[] = ['nothing', 'calm', 'decay', 'leak', 'bias', 'redraw'];
const parting = 313;
const end = 626;

/** Before the copies part, all have one past. */
const pathOf = (result: Result, remedy: RemedyId, read: (copy: Rescued) => number) =>
  result.flatMap(({ step, copies }) => {
    const copy = copies.find((each) => each.remedy === remedy) ?? (step <= parting ? copies[0] : undefined);
    return copy ? [{ step, value: read(copy) }] : [];
  });

function draw(context: DrawContext<Shown, Result>, of: 'dead' | 'accuracy'): Element {
  const { result, settings, narrow } = context;
  if (result.length === 0)
    return emptyView(
      context,
      of === 'dead' ? 'Press Play: the dead are counted here.' : 'And here the accuracy.',
    );
  const read = (copy: Rescued) => (of === 'dead' ? copy.dead : copy.accuracy);
  const shown = pathOf(result, settings.look, read);
  const last = shown.at(-1);
  return chart(context, {
    marginLeft: 46,
    marginRight: narrow ? 12 : 16,
    x: { domain: [0, end], ticks: [0, parting, end], label: 'step of 32 images' },
    y: shareAxis,
    marks: [
      ground(),
      ruleX([parting], { stroke: 'var(--ghost)' }),
      valueName(of === 'dead' ? 'dead units' : 'test images read right'),
      order.map((remedy) =>
        line(pathOf(result, remedy, read), {
          x: 'step',
          y: 'value',
          stroke: 'var(--ink-3)',
          strokeWidth: 0.9,
        }),
      ),
      line(shown, { x: 'step', y: 'value', stroke: 'var(--ink)', strokeWidth: 2.5 }),
      last
        ? [
            dot([last], { x: 'step', y: 'value', r: 4, fill: 'var(--ink)' }),
            text([last], {
              x: 'step',
              y: 'value',
              text: () => `${names[settings.look]}: ${percent(last.value, 0)}`,
              textAnchor: last.step > end / 3 ? 'end' : 'start',
              dx: last.step > end / 3 ? -4 : 8,
              dy: last.value > 0.85 ? 18 : -14,
              className: 't-relu strong halo',
            }),
          ]
        : [],
    ],
  });
}

export default defineFigure({
  id: 'rescue',
  title: 'Waiting brings hardly any of the dead back; new weights bring nearly all, and it helps little',
  sentence: 'After one pass at 0.01, try {look}. All six go on from the same network, from seed {seed}.',
  controls: {
    look: choice({ label: 'Remedy', options: names, default: 'calm', viewOnly: true }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'rescue',
    noun: 'steps',
    stepsAtBuild: Infinity,
    settings: ({ seed }) => ({ seed }),
    start: (): Result => [],
    collect: (result: Result, { step, measured }: RescueFrame): Result =>
      measured ? [...result, { step, copies: measured }] : result,
  },
  rows: [
    [
      {
        id: 'dead',
        label: 'Share of dead units, before and after the remedy',
        height: { wide: 300, narrow: 270 },
        draw: (context: DrawContext<Shown, Result>) => draw(context, 'dead'),
      },
      {
        id: 'accuracy',
        label: 'Accuracy, before and after the remedy',
        height: { wide: 300, narrow: 270 },
        draw: (context: DrawContext<Shown, Result>) => draw(context, 'accuracy'),
      },
    ],
  ],
  readouts: (result, { look }) => {
    const copy = result.at(-1)?.copies.find(({ remedy }) => remedy === look);
    return copy
      ? [
          { label: `${names[look]}: dead at the end`, value: percent(copy.dead) },
          { label: 'reads right', value: percent(copy.accuracy) },
        ]
      : [];
  },
  compares: (result, { look }) => {
    const copy = result.at(-1)?.copies.find(({ remedy }) => remedy === look);
    return copy
      ? [
          { label: `${names[look]}: dead at the end`, value: copy.dead, format: (share) => percent(share) },
          { label: 'reads right', value: copy.accuracy, format: (share) => percent(share) },
        ]
      : [];
  },
  describe(result) {
    const before = result.findLast(({ step }) => step <= parting)?.copies[0];
    const last = result.at(-1);
    if (!before || !last) return 'Nothing has been counted yet, at step 0.';
    if (last.step <= parting) return `At step ${last.step}, ${percent(before.dead)} of the units are dead.`;
    const words = last.copies.map(
      ({ remedy, dead, accuracy }) => `${names[remedy]} ${percent(dead)} dead, ${percent(accuracy)} right`,
    );
    return `After one pass at a rate of 0.01, ${percent(before.dead)} of the units were dead. At step ${last.step}: ${words.join('; ')}.`;
  },
  caption:
    'Up to the grey line there is one network. Then six copies of it go on, all but the first at a rate of 0.001: with nothing else; with weight decay of 3; with Leaky ReLU in place of ReLU; with the biases of the dead raised until each answers some image; with their weights drawn anew. The thin lines are all six.',
  table: (result) => ({
    columns: ['Step', 'Remedy', 'Dead', 'Reads right'],
    rows: result.flatMap(({ step, copies }) =>
      copies.map(({ remedy, dead, accuracy }) => [
        step,
        step < parting ? 'none yet' : names[remedy],
        percent(dead),
        percent(accuracy),
      ]),
    ),
  }),
});
