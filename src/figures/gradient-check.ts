/** U5: how to know that backpropagation is right, and where the check itself goes wrong. */
import { dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import { activationOptions } from '../figure-kit/activation-options.ts';
import { valueName } from '../figure-kit/chart-marks.ts';
import { chart } from '../figure-kit/chart.ts';
import { choice, range, seed } from '../figure-kit/controls.ts';
import { defineFigure } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { type DifferenceErrors, differenceErrors, firstInput } from '../networks/difference-errors.ts';

const shown = ['tanh', 'relu', 'leaky-relu', 'gelu', 'sigmoid'] as const;
/** What is drawn of the errors: below lies only what happens to be exact. */
const [least, most] = [1e-13, 10];

const best = ({ steps }: DifferenceErrors) =>
  steps.reduce((a, b) => (b.centralError < a.centralError ? b : a));
const clamp = (error: number): number => Math.min(most, Math.max(least, error));
const power = (value: number): string => significant(value, 1).replace(/^1·/, '');

export default defineFigure({
  id: 'gradient-check',
  title: 'The smaller the step, the better the check, until rounding makes it worse',
  sentence:
    'Check the gradient of a 2–2–1 network of {activation} units, the first standing at z = {z}, in {precision} precision, from seed {seed}.',
  controls: {
    activation: choice({
      label: 'Activation',
      options: activationOptions(shown),
      default: 'tanh',
    }),
    z: range({
      label: 'Pre-activation of the first unit',
      min: -1,
      max: 1,
      step: 0.01,
      default: 0.3,
      format: (z) => fixed(z, 2),
    }),
    precision: choice({
      label: 'Precision',
      options: { float64: 'double', float32: 'single' },
      default: 'float64',
    }),
    seed: seed({ default: 3 }),
  },
  source: {
    kind: 'instant',
    compute: ({ activation, z, precision, seed }): DifferenceErrors =>
      differenceErrors({ activation: activationOf(activation), preActivation: z, precision, seed }),
  },
  rows: [
    [
      {
        id: 'errors',
        label: 'Relative error of two difference quotients against the step size, both on logarithmic axes',
        height: { wide: 380, narrow: 320 },
        series: ({ steps }) =>
          (['central', 'forward'] as const).map((kind) => ({
            label: kind === 'central' ? 'central difference' : 'one-sided difference',
            points: steps.map((step) => [step.h, step[`${kind}Error`]]),
            sayX: (h) => `a step of ${significant(h, 1)}`,
            sayY: (error) => `relative error ${significant(error, 2)}`,
            scale: 'log',
          })),
        draw(context) {
          const { result, settings, narrow } = context;
          const { steps } = result;
          const reach = Math.abs(settings.z) / firstInput;
          const kinked = activationOf(settings.activation).kinks.length > 0;
          const named = (key: 'centralError' | 'forwardError', name: string, strong: boolean) => {
            const points = steps.map((step) => ({ h: step.h, error: clamp(step[key]) }));
            // Where the two are furthest apart.
            const label = points[strong ? 9 : 11];
            return [
              line(points, {
                x: 'h',
                y: 'error',
                stroke: strong ? 'var(--ink)' : 'var(--ink-3)',
                strokeWidth: strong ? 2 : 1.1,
              }),
              dot(points, {
                x: 'h',
                y: 'error',
                r: strong ? 2 : 1.4,
                fill: strong ? 'var(--ink)' : 'var(--ink-3)',
              }),
              text([label], {
                x: 'h',
                y: 'error',
                text: () => name,
                textAnchor: strong ? 'end' : 'start',
                dx: strong ? -10 : 8,
                dy: strong ? 8 : -10,
                className: strong ? 'strong halo' : 'halo',
              }),
            ];
          };
          return chart(context, {
            marginLeft: narrow ? 52 : 60,
            marginRight: 24,
            x: {
              type: 'log',
              domain: [1e-1, 1e-13],
              ticks: [1e-1, 1e-4, 1e-7, 1e-10, 1e-13],
              tickFormat: power,
              label: 'step size h, smaller to the right →',
            },
            y: {
              type: 'log',
              domain: [least, most],
              ticks: [1e-12, 1e-9, 1e-6, 1e-3, 1],
              tickFormat: power,
              label: null,
            },
            marks: [
              ruleY([1], { stroke: 'var(--grid)' }),
              kinked && reach > 1e-13 && reach < 0.1
                ? [
                    ruleX([reach], {
                      stroke: 'var(--ink-3)',
                      strokeDasharray: '1 4',
                      strokeLinecap: 'round',
                    }),
                    text([{ h: reach, error: least }], {
                      x: 'h',
                      y: 'error',
                      dy: -8,
                      dx: 6,
                      textAnchor: 'start',
                      text: () => 'larger steps cross the kink',
                      className: 'halo',
                    }),
                  ]
                : [],
              named('forwardError', 'one-sided', false),
              named('centralError', 'central', true),
              valueName('relative error'),
            ],
          });
        },
      },
    ],
  ],
  readouts: (result) => [
    { label: 'gradient by backpropagation', value: significant(result.exact, 6) },
    { label: 'best step', value: power(best(result).h) },
    { label: 'its error', value: significant(best(result).centralError, 2) },
  ],
  describe(result, { z }) {
    const { h, centralError } = best(result);
    const large = result.steps[0];
    const small = result.steps.at(-1);
    return `With the unit at z = ${fixed(z, 2)}, the central difference is nearest to backpropagation at a step of ${power(h)}, with a relative error of ${significant(centralError, 2)}. At a step of 0.1 the error is ${significant(large?.centralError ?? NaN, 2)}, at 10⁻¹³ it is ${significant(small?.centralError ?? NaN, 2)}.`;
  },
  caption:
    'Both axes are logarithmic, so an error that falls with the square of the step is a line of slope two. To the right, the loss can no longer be told from its neighbour, and dividing by the step magnifies the rounding. Choose ReLU and bring the unit near zero to see what a kink does.',
  table: ({ steps }) => ({
    columns: ['Step h', 'Central difference', 'Relative error', 'One-sided', 'Relative error, one-sided'],
    rows: steps
      .filter((_, i) => i % 4 === 0)
      .map((s) => [
        power(s.h),
        significant(s.central, 6),
        significant(s.centralError, 2),
        significant(s.forward, 6),
        significant(s.forwardError, 2),
      ]),
  }),
});
