/** Puts what a cell has sent into the page: never as markup of its own. */
import type { Markish } from '@observablehq/plot';
import type { Output, PlotSpec } from './code-message.ts';
import { plotMarks } from './plot-marks.ts';

/** An element that fills at once or, for charts and formulas, when what draws them is loaded. */
export function drawOutput(output: Output): HTMLElement {
  switch (output.kind) {
    case 'text':
      return element('pre', output.text);
    case 'table':
      return tableOf(output.columns, output.rows);
    case 'pixels': {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [output.width, output.height];
      const image = new ImageData(output.width, output.height);
      image.data.set(output.data);
      canvas.getContext('2d')?.putImageData(image, 0, 0);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `A drawing of ${output.width} by ${output.height} pixels`);
      return canvas;
    }
    case 'tex':
      return later(async (place) => {
        const { default: katex } = await import('katex');
        katex.render(output.tex, place, {
          displayMode: true,
          throwOnError: false,
          trust: false,
          maxExpand: 200,
          maxSize: 20,
        });
      });
    case 'plot':
      return later((place) => drawPlot(output.plot, place));
  }
}

function later(fill: (place: HTMLElement) => Promise<void>): HTMLElement {
  const place = document.createElement('div');
  fill(place).catch((error: unknown) => {
    place.replaceChildren(element('pre', error instanceof Error ? error.message : String(error)));
  });
  return place;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const table = document.createElement('table');
  if (columns.length > 0) {
    const head = table.createTHead().insertRow();
    for (const column of columns) {
      const cell = element('th', column);
      cell.setAttribute('scope', 'col');
      head.append(cell);
    }
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const cell of row) line.insertCell().textContent = cell;
  }
  return table;
}

async function drawPlot({ options, marks: given }: PlotSpec, place: HTMLElement): Promise<void> {
  const { plot, ...known } = await import('./plot-makers.ts');
  const makers = new Map<string, unknown>(Object.entries(known));
  const made = given.map(({ mark, data, options: own }): unknown => {
    const make = makers.get(mark);
    if (typeof make !== 'function')
      throw new Error(`Plot.${mark} is not drawn here. Marks are: ${plotMarks.join(', ')}.`);
    const { href: _, ...rest } = own;
    return Reflect.apply(make, undefined, data === undefined ? [rest] : [data, rest]);
  });
  const { width, height, ...rest } = options;
  const within = (value: unknown, most: number) =>
    typeof value === 'number' && value > 0 && value <= most ? value : undefined;
  const tall = within(height, 2000);
  const chart = plot({
    ...rest,
    width: within(width, 2000) ?? Math.min(640, place.clientWidth || 640),
    ...(tall === undefined ? {} : { height: tall }),
    className: 'chart',
    figure: false,
    // Each was made by Plot itself, a moment ago.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
    marks: made as Markish[],
  });
  // Its own style element would need a hash in the page's policy; the course's style sheet has the rules.
  for (const style of chart.querySelectorAll('style')) style.remove();
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', 'A chart that the code drew');
  place.replaceChildren(chart);
}
