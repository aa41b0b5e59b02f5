/** U8: one neuron, its data and its bias; one step that is too large, and it never answers again. */
import { areaY, dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import dyingNeuron, { type NeuronFrame } from '../experiments/dying-neuron.ts';
import { ground, valueName } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, lineOf } from '../figure-kit/chart.ts';
import { integer, range, seed } from '../figure-kit/controls.ts';
import { curvePoints } from '../figure-kit/curve.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';

interface Life {
  readonly frames: readonly NeuronFrame[];
  readonly at: NeuronFrame;
  /** The first step after which it answers no point, or −1. */
  readonly death: number;
  readonly lossAtEnd: number;
  readonly biasBefore: number;
  readonly biasAfter: number;
}

const most = 40;
const answered = ({ preActivations }: Pick<NeuronFrame, 'preActivations'>): number =>
  preActivations.filter((z) => z > 0).length;
/** The picture's ends: what runs away is cut off, not drawn small. */
const bound = (z: number): number => Math.min(4, Math.max(-4, z));

export default defineFigure({
  id: 'dying-neuron',
  title: 'One step that is too large, and the neuron never answers again',
  sentence:
    'Begin with a bias of {bias}, take steps at a learning rate of {rate}, and look at step {step}. Data from seed {seed}.',
  controls: {
    bias: range({
      label: 'Bias at the start',
      min: -1,
      max: 3,
      step: 0.1,
      default: 1.5,
      format: (b) => fixed(b, 1),
    }),
    rate: range({
      label: 'Learning rate',
      min: 0.05,
      max: 2,
      step: 0.05,
      default: 1,
      format: (r) => fixed(r, 2),
    }),
    step: integer({ label: 'Step', min: 0, max: most, default: 1 }),
    seed: seed(),
  },
  source: {
    kind: 'instant',
    compute({ bias, rate, step, seed }): Life {
      const frames: NeuronFrame[] = [];
      // It reads no images and no clock.
      for (const frame of dyingNeuron.run({ rate, bias, seed }, noData, () => 0))
        if ('step' in frame) frames.push(frame);
      const death = frames.findIndex((frame) => answered(frame) === 0);
      const at = frames[step];
      const last = frames.at(-1);
      if (!at || !last) throw new RangeError(`dying-neuron has no step ${step}`);
      return {
        frames,
        at,
        death,
        lossAtEnd: last.loss,
        biasBefore: frames[Math.max(0, death - 1)]?.b ?? NaN,
        biasAfter: frames[Math.max(0, death)]?.b ?? NaN,
      };
    },
  },
  rows: [
    [
      {
        id: 'data',
        label: 'The data and what the neuron answers at this step',
        height: { wide: 320, narrow: 280 },
        draw(context) {
          const { at, frames } = context.result;
          const answer = ({ w, b }: NeuronFrame) =>
            curvePoints((x) => Math.max(0, w * x + b), [0, 2], [-b / w]);
          const before = frames[at.step - 1];
          return chart(context, {
            marginLeft: 34,
            x: { domain: [0, 2], ticks: [0, 1, 2], tickFormat: (x: number) => fixed(x, 0), label: 'input x' },
            y: {
              domain: [-0.3, 3],
              ticks: [0, 1, 2, 3],
              tickFormat: (y: number) => fixed(y, 0),
              label: null,
            },
            marks: [
              ruleY([0], { stroke: 'var(--grid)' }),
              before ? line(answer(before), { ...lineOf('relu', 'thin'), clip: true }) : [],
              line(answer(at), { ...lineOf('relu'), clip: true }),
              dot(at.points, {
                x: 'x',
                y: 't',
                r: 4,
                fill: 'var(--paper)',
                stroke: 'var(--ink-2)',
                strokeWidth: 1.5,
              }),
              valueName(`step ${at.step}: answer, and targets`),
            ],
          });
        },
      },
      {
        id: 'pre-activations',
        label: 'The pre-activation of each point, over the steps',
        height: { wide: 320, narrow: 280 },
        draw(context) {
          const { frames, at, death } = context.result;
          const lines = frames[0]?.preActivations.map((_, i) =>
            frames.map(({ step, preActivations }) => ({ step, z: bound(preActivations[i] ?? 0) })),
          );
          return chart(context, {
            marginLeft: 34,
            x: { domain: [0, most], ticks: 5, label: 'step' },
            y: {
              domain: [-4, 4],
              ticks: [-4, -2, 0, 2, 4],
              tickFormat: (z: number) => fixed(z, 0),
              label: null,
            },
            marks: [
              areaY([0, most], { x: (x: number) => x, y1: -4, y2: 0, fill: 'var(--tint)' }),
              ground(),
              ruleX([at.step], { stroke: 'var(--ghost)' }),
              (lines ?? []).map((points) =>
                line(points, {
                  x: 'step',
                  y: 'z',
                  stroke: inkOf('relu'),
                  strokeWidth: 0.9,
                  strokeOpacity: 0.6,
                }),
              ),
              valueName('z of each point'),
              text([[most, -3.6]], {
                text: ['below zero: no gradient'],
                textAnchor: 'end',
                dx: -4,
                className: 'halo',
              }),
              death < 0
                ? []
                : text([[death, 0]], {
                    text: [`dead at step ${death}`],
                    textAnchor: death > most / 2 ? 'end' : 'start',
                    dx: death > most / 2 ? -8 : 8,
                    dy: -10,
                    className: 't-relu strong halo',
                  }),
            ],
          });
        },
      },
    ],
  ],
  readouts({ at, death, frames }) {
    const [before, after] = [frames[death - 1], frames[death]];
    return [
      { label: 'weight', value: fixed(at.w, 2) },
      { label: 'bias', value: fixed(at.b, 2) },
      { label: 'gradient at the bias', value: significant(at.db, 3) },
      { label: 'answers', value: `${answered(at)} of ${at.points.length} points` },
      before && after
        ? {
            label: `killed by step ${after.step}, which moved`,
            value: `bias ${fixed(before.b, 2)} → ${fixed(after.b, 2)}, weight ${fixed(before.w, 2)} → ${fixed(after.w, 2)}`,
          }
        : { label: 'in forty steps', value: death === 0 ? 'dead from the start' : 'it lives' },
    ];
  },
  describe(result, { rate }) {
    const { death, frames, at, lossAtEnd } = result;
    const here = `At step ${at.step} the weight is ${fixed(at.w, 2)}, the bias ${fixed(at.b, 2)}, and the neuron answers ${answered(at)} of ${at.points.length} points.`;
    if (death < 0) return `It lives: after ${most} steps the loss is ${significant(lossAtEnd)}. ${here}`;
    if (death === 0)
      return `It is born dead: no point is above zero, so its gradient is 0 from the first step on. ${here}`;
    const before = frames[death - 1];
    const after = frames[death];
    const largest = Math.max(...(after?.preActivations ?? [NaN]));
    return (
      `It died at step ${death}. The gradient at the bias was ${significant(before?.db ?? NaN)}, at the weight ${significant(before?.dw ?? NaN)}; times the rate of ${fixed(rate, 2)} that moved the bias from ${fixed(before?.b ?? NaN, 2)} to ${fixed(after?.b ?? NaN, 2)} and the weight from ${fixed(before?.w ?? NaN, 2)} to ${fixed(after?.w ?? NaN, 2)}. ` +
      `The largest pre-activation of any point is now ${fixed(largest, 2)}, so the gradient is exactly 0 and nothing moves again. ${here}`
    );
  },
  caption:
    'Left, the circles are the targets, the thick line is what the neuron answers, and the thin one what it answered a step before. Right, each thin line is the pre-activation of one point; in the tinted half it is below zero, and the point sends no gradient. Lines that leave the picture are drawn at its edge.',
  table: ({ frames }) => ({
    columns: ['Step', 'Weight', 'Bias', 'Gradient at weight', 'Gradient at bias', 'Points answered', 'Loss'],
    rows: frames.map(({ step, w, b, dw, db, preActivations, loss }) => [
      step,
      fixed(w, 3),
      fixed(b, 3),
      significant(dw),
      significant(db),
      answered({ preActivations }),
      significant(loss),
    ]),
  }),
});

/** For an experiment that asks for no images. */
const noData = {
  info(set: string): never {
    throw new Error(`dying-neuron reads no images, and so not "${set}"`);
  },
  shard: () => undefined,
};
