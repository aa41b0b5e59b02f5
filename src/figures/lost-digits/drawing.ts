/** The errors of a formula, drawn along the axis. */
import { dot, line, ruleX, text, type Markish } from '@observablehq/plot';
import { chart, labelled, lineOf, namedLevels } from '../../figure-kit/chart.ts';
import type { DrawContext } from '../../figure-kit/figure.ts';
import { significant } from '../../figure-kit/format.ts';
import type { Cancellation } from '../../numerics/cancellations.ts';
import { type Errors, type Lost, floor } from './survey.ts';

export function draw(context: DrawContext<unknown, Lost>): Element {
  const { formula, format, survey, x, naive, stable, half, all } = context.result;
  const { safe, lost } = formula.axis[format.id];
  const id = formula.activation;
  const sign = formula.side < 0 ? '−' : '';
  const at = { x: 'distance', y: 'error' } as const;
  const levels = { half: 2 ** (format.bits / 2), all: 2 ** (format.bits - 1) };
  const here = Math.abs(x);
  const seen = (error: number) => Math.max(floor, error);
  return chart(context, {
    x: {
      type: 'log',
      domain: [safe, lost],
      ticks: ticksOf(formula, context.narrow).filter((tick) => tick < Math.max(safe, lost)),
      tickFormat: (tick: number) => sign + significant(tick, 1).replace(/^1·/, ''),
      label: formula.id === 'expm1' ? 'x, towards zero' : 'x, away from zero',
    },
    y: { type: 'log', domain: [floor, 2 ** (format.bits + 5)] },
    marks: [
      ruleX(
        [
          { x: half, y: levels.half },
          { x: all, y: levels.all },
        ],
        { x: 'x', y1: floor, y2: 'y', stroke: 'var(--ghost)' },
      ),
      dot(survey.single, {
        x: 'distance',
        y: ({ error }: { error: number }) => seen(error),
        r: 1.3,
        fill: `var(--a-${id})`,
        fillOpacity: 0.55,
      }),
      namedLevels([
        { y: 1, name: '1 ulp' },
        { y: levels.half, name: 'half of the digits lost' },
        { y: levels.all, name: 'all digits lost' },
      ]),
      line(survey.largest.careful, { ...at, ...lineOf(id, 'thin'), strokeDasharray: '1 3' }),
      line(survey.largest.stable, { ...at, ...lineOf(id, 'thin') }),
      line(survey.largest.naive, { ...at, ...lineOf(id) }),
      placeLabel(half, levels.half, sign),
      placeLabel(all, levels.all, sign),
      formLabels(context.result),
      ruleX([here], { stroke: 'var(--ink-2)', strokeWidth: 1 }),
      dot([[here, seen(naive.error)]], {
        r: 5,
        fill: `var(--a-${id})`,
        stroke: 'var(--paper)',
        strokeWidth: 1.5,
      }),
      dot([[here, seen(stable.error)]], {
        r: 4,
        fill: 'var(--paper)',
        stroke: `var(--a-${id})`,
        strokeWidth: 1.5,
      }),
    ],
  });
}

const ticksOf = ({ id }: Cancellation, narrow: boolean): readonly number[] =>
  id !== 'expm1' ? [1, 3, 10, 30] : narrow ? [1, 1e-5, 1e-10, 1e-15] : [1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15];

/** Where so many digits are lost: below the level, left of the line that rises to it. */
const placeLabel = (distance: number, level: number, sign: string): Markish =>
  text([[distance, level]], {
    text: [`${sign}${significant(distance, 2)}`],
    textAnchor: 'end',
    dx: -7,
    dy: 12,
    className: 'halo',
  });

/** The forms, beside their lines: the usual one left of its rise, the others over their right ends. */
function formLabels({ formula, format, survey }: Lost): Markish[] {
  const { naive, stable, careful } = survey.largest;
  const rise = naive.find(({ error }) => error > 2 ** (0.72 * format.bits)) ?? naive[0];
  const overEnd = (errors: Errors, words: string): Markish => {
    const last = errors.at(-1);
    const highest = Math.max(...errors.slice(-30).map(({ error }) => error));
    return last
      ? text([[last.distance, highest]], {
          text: [words],
          textAnchor: 'end',
          dy: -10,
          ...labelled(formula.activation, 'plain'),
        })
      : [];
  };
  return [
    text([[rise?.distance, rise?.error]], {
      text: [formula.naiveForm],
      textAnchor: 'end',
      dx: -10,
      ...labelled(formula.activation),
    }),
    overEnd(stable, formula.stableForm),
    overEnd(careful, 'this course’s GELU'),
  ];
}
