/** The layers drawn: their shapes in a row, and what share each has of weights, work and memory. */
import { barX, rect, ruleX, text, type Markish } from '@observablehq/plot';
import { chart } from '../../figure-kit/chart.ts';
import type { DrawContext } from '../../figure-kit/figure.ts';
import { fixed } from '../../figure-kit/format.ts';
import { type Stage, type Tour, described, inputName, layerNames, model, stages } from './stages.ts';

const columns = [
  { name: 'weights', of: (stage: Stage) => stage.weights / described.weights },
  { name: 'multiply–adds', of: (stage: Stage) => stage.multiplyAdds / described.multiplyAdds },
  { name: 'neurons', of: (stage: Stage) => stage.neurons / described.units },
] as const;
/** Of which the longest bar takes 1; the rest is for its number, which takes more of a phone. */
const columnWidth = (narrow: boolean): number => (narrow ? 2 : 1.45);

export function drawShapes(context: DrawContext<{ readonly layer: string }, Tour>): Element {
  const { result, narrow } = context;
  const blocks: { name: string; x1: number; x2: number; side: number }[] = [];
  let x = 0;
  for (const [name, shape] of [
    [inputName, model.inputShape] as const,
    ...stages.map((stage) => [stage.name, stage.output] as const),
  ]) {
    const width = shape.length === 3 ? Math.sqrt(shape[0]) : 3;
    blocks.push({ name, x1: x, x2: x + width, side: shape.length === 3 ? shape[1] : 24 });
    x += width + (narrow ? 6 : 9);
  }
  const here = blocks.filter(({ name }) => name === result.here.name);
  const block = {
    x1: 'x1',
    x2: 'x2',
    y1: (d: { side: number }) => -d.side / 2,
    y2: (d: { side: number }) => d.side / 2,
  };
  return chart(context, {
    marginBottom: 8,
    x: { domain: [0, x], axis: null },
    y: { domain: [-150, 114] },
    marks: [
      rect(blocks, { ...block, fill: 'var(--ink)', fillOpacity: 0.08, stroke: 'var(--ink-3)' }),
      rect(here, { ...block, fill: 'var(--a-relu)', fillOpacity: 0.5, stroke: 'var(--a-relu)' }),
      text(blocks, {
        x: (d: { x1: number; x2: number }) => (d.x1 + d.x2) / 2,
        y: (d: { side: number }) => -d.side / 2 - 14,
        text: (d: { name: string }) => (narrow ? d.name.replace('conv', 'c').replace('fc', 'd') : d.name),
        fill: (d: { name: string }) => (d.name === result.here.name ? 'var(--ink)' : 'var(--ink-3)'),
      }),
    ],
  });
}

export function drawShares(context: DrawContext<{ readonly layer: string }, Tour>): Element {
  const { result } = context;
  const apart = columnWidth(context.narrow);
  const label = (place: number): Markish => [
    ruleX([place * apart], { stroke: 'var(--ink-3)' }),
    text([columns[place].name], {
      x: place * apart,
      frameAnchor: 'top',
      textAnchor: 'start',
      dy: -18,
    }),
  ];
  const bars = columns.flatMap(({ of }, place) =>
    stages.map((stage) => ({
      name: stage.name,
      share: of(stage),
      x1: place * apart,
      // The largest share of all fills a column.
      x2: place * apart + of(stage) / 0.65,
      here: stage.name === result.here.name,
    })),
  );
  return chart(context, {
    marginLeft: 52,
    marginRight: 4,
    marginBottom: 8,
    x: { domain: [0, columns.length * apart], axis: null },
    y: { type: 'band', domain: layerNames, label: null, padding: 0.3 },
    marks: [
      barX(bars, {
        x1: 'x1',
        x2: 'x2',
        y: 'name',
        fill: (d: { here: boolean }) => (d.here ? 'var(--a-relu)' : 'var(--ghost)'),
      }),
      text(bars, {
        x: 'x2',
        y: 'name',
        dx: 5,
        textAnchor: 'start',
        text: (d: { share: number }) => (d.share < 0.0005 ? '< 0.1 %' : `${fixed(100 * d.share, 1)} %`),
        fill: (d: { here: boolean }) => (d.here ? 'var(--ink)' : 'var(--ink-2)'),
      }),
      columns.map((_, place) => label(place)),
    ],
  });
}
