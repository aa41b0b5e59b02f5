/** The sum of bends over what is wanted, and the bends one by one. */
import { line, text } from '@observablehq/plot';
import { ground, valueName } from '../../figure-kit/chart-marks.ts';
import { chart, lineOf } from '../../figure-kit/chart.ts';
import type { DrawContext } from '../../figure-kit/figure.ts';
import { significant } from '../../figure-kit/format.ts';
import { svgElement } from '../../figure-kit/svg.ts';
import { type Sum, grid, targets } from './sum.ts';

type Context = DrawContext<unknown, Sum>;

const heights: [number, number] = [-0.1, 1.1];
const margin = { left: 30, right: 16, top: 24, bottom: 42 };

export function drawSum(context: Context): Element {
  const { document, result, width, height } = context;
  const { target, corners, gapAt, bends } = result;
  const at = {
    x: (x: number) => margin.left + x * (width - margin.left - margin.right),
    y: (y: number) =>
      margin.top + ((heights[1] - y) / (heights[1] - heights[0])) * (height - margin.top - margin.bottom),
  };
  const f = heightAt(corners, gapAt);
  const picture = chart(context, {
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [0, 1], ticks: 5, label: 'input x' },
    y: { domain: heights, ticks: [0, 0.5, 1], label: null },
    marks: [
      ground(),
      line(grid, {
        x: (x: number) => x,
        y: targets[target],
        stroke: 'var(--ghost)',
        strokeWidth: 7,
        strokeLinecap: 'round',
      }),
      line(
        [
          [gapAt, f],
          [gapAt, targets[target](gapAt)],
        ],
        { stroke: 'var(--accent)', strokeWidth: 1.6 },
      ),
      line(corners, lineOf('relu')),
      text([[gapAt, (f + targets[target](gapAt)) / 2]], {
        text: [`gap ${significant(result.gap, 2)}`],
        textAnchor: gapAt > 0.8 ? 'end' : 'start',
        dx: gapAt > 0.8 ? -7 : 7,
        className: 'halo strong',
      }),
    ],
  });
  const unit = { x: at.x(1) - at.x(0), y: at.y(0) - at.y(1) };
  for (const { key, x, y } of bends)
    picture.append(
      svgElement(
        document,
        'g',
        {
          class: 'touchable',
          'data-drag-x': `x${key}`,
          'data-drag-y': `y${key}`,
          'data-unit-x': unit.x,
          'data-unit-y': unit.y,
        },
        [
          // A finger is wider than the mark.
          svgElement(document, 'circle', { cx: at.x(x), cy: at.y(y), r: 20, fill: 'transparent' }),
          svgElement(document, 'circle', {
            cx: at.x(x),
            cy: at.y(y),
            r: 7,
            fill: 'var(--paper)',
            stroke: 'var(--accent)',
            'stroke-width': 2.5,
          }),
        ],
      ),
    );
  return picture;
}

function heightAt(corners: Sum['corners'], x: number): number {
  const i = Math.max(
    1,
    corners.findIndex(([right]) => right >= x),
  );
  const [[x0, y0], [x1, y1]] = [corners[i - 1], corners[i]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** Each summand by itself: nothing up to its place, then a straight line. */
export function drawTerms(context: Context): Element {
  const { start, slope, terms } = context.result;
  const largest = Math.max(
    1,
    ...terms.map(({ at, factor }) => Math.abs(factor) * (1 - at)),
    Math.abs(start + slope),
  );
  return chart(context, {
    marginLeft: margin.left,
    x: { domain: [0, 1], ticks: 5, label: 'input x' },
    y: { domain: [-largest, largest], ticks: 3, label: null },
    marks: [
      ground(),
      valueName('what is added up'),
      line(
        [
          [0, start],
          [1, start + slope],
        ],
        { stroke: 'var(--ink-3)', strokeWidth: 1.2 },
      ),
      terms.map(({ at, factor }) =>
        line(
          [
            [0, 0],
            [at, 0],
            [1, factor * (1 - at)],
          ],
          lineOf('relu', 'thin'),
        ),
      ),
    ],
  });
}
