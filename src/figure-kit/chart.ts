/**
 * Observable Plot, set as the course sets a chart: one place decides type, axes, margins and what a screen reader
 * meets. The same call draws at build time (linkedom) and in the browser.
 */
import * as Plot from '@observablehq/plot';
import type { DrawContext } from './figure.ts';

export interface ChartOptions extends Omit<Plot.PlotOptions, 'width' | 'height' | 'document' | 'className'> {
  /** The picture's name for a screen reader, if it is not the view's own. */
  readonly ariaLabel?: string;
}

const className = 'chart';

/** A chart as large as its view. Colours: `stroke: 'var(--a-relu)'`, or `line` below. */
export function chart<S, R>(context: DrawContext<S, R>, options: ChartOptions): Element {
  const { document, width, height, narrow } = context;
  const { x, y, ...rest } = options;
  const plot = Plot.plot({
    // Half of a number under the first tick.
    marginLeft: 8,
    marginRight: narrow ? 8 : 16,
    marginTop: 24,
    marginBottom: 42,
    ...rest,
    x: { tickSize: 4, tickPadding: 4, labelAnchor: 'center', labelArrow: 'none', ...x },
    // Heights are named by `namedLevels`, above the lines they name. An axis at the side needs a margin.
    y: { tickSize: 0, labelArrow: 'none', ...(options.marginLeft === undefined && { axis: null }), ...y },
    width,
    height,
    document,
    className,
  });
  return tidy(plot, document, options.ariaLabel);
}

/** How an activation is drawn everywhere: its colour and dash; `run` distinguishes two runs of one activation. */
export function lineOf(activationId: string, weight: 'data' | 'thin' | 'ghost' = 'data') {
  const stroke = `var(--a-${activationId})`;
  if (weight === 'ghost') return { stroke, strokeWidth: 0.7, strokeOpacity: 0.25 };
  if (weight === 'thin') return { stroke, strokeWidth: 1.1 };
  return { className: `c-${activationId}`, stroke, strokeWidth: activationId === 'relu' ? 3 : 2 };
}

/** The colour of an activation's label, for strokes and fills; for text see `labelled`. */
export const inkOf = (activationId: string): string => `var(--t-${activationId})`;

/** Words in an activation's own colour. By class, since the style sheet's colour of text beats an attribute. */
export const labelled = (activationId: string, weight: 'plain' | 'strong' = 'strong') => ({
  className: weight === 'strong' ? `t-${activationId} strong halo` : `t-${activationId} halo`,
});

/** Gridlines, each with its name above it, at the left unless data are there; no name, no line. */
export function namedLevels(
  levels: readonly { readonly y: number; readonly name: string }[],
  side: 'left' | 'right' = 'left',
): Plot.Markish[] {
  return [
    Plot.ruleY(levels, { y: 'y', stroke: 'var(--grid)' }),
    Plot.text(levels, {
      y: 'y',
      text: 'name',
      frameAnchor: side,
      textAnchor: side === 'left' ? 'start' : 'end',
      dy: -9,
      className: 'halo',
    }),
  ];
}

/**
 * Plot's own style element would need a hash in the page's policy (our style sheet has the same rules, under
 * .chart), and its labels on groups are not allowed on elements without a role.
 */
function tidy(plot: Element, document: Document, label: string | undefined): Element {
  for (const style of plot.querySelectorAll('style')) style.remove();
  distinguishClips(plot, document);
  for (const group of plot.querySelectorAll('[aria-label], [aria-description]')) {
    group.removeAttribute('aria-label');
    group.removeAttribute('aria-description');
  }
  plot.setAttribute('role', 'img');
  if (label) plot.setAttribute('aria-label', label);
  return plot;
}

/**
 * Plot counts its clip paths from 1 at build time and again in the browser, and a page has pictures of both kinds:
 * a live picture must not be cut by the frame of another one.
 */
function distinguishClips(plot: Element, document: Document): void {
  const maker = document === globalThis.document ? 'live' : 'built';
  for (const clip of plot.querySelectorAll('clipPath[id]')) clip.id = `${maker}-${clip.id}`;
  for (const clipped of plot.querySelectorAll('[clip-path^="url(#"]'))
    clipped.setAttribute(
      'clip-path',
      (clipped.getAttribute('clip-path') ?? '').replace('url(#', `url(#${maker}-`),
    );
}
