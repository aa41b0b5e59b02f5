/** All pictures of a figure as one file that stands alone: SVG, in the light theme, as wide as the figure's column. */
import { drawView } from '../render.ts';
import { columnGap, columnWidths, rowGap, viewWidth } from '../layout.ts';
import type { Settings } from '../controls.ts';
import type { View } from '../figure.ts';
import type { Session } from '../session.ts';
import { shownDescription } from '../shown.ts';
import { svgElement } from '../svg.ts';
import { inLight } from './light.ts';
import { makeStandAlone } from './standing-alone.ts';

const margin = 20;

export interface FigureSvg {
  readonly svg: Element;
  readonly width: number;
  readonly height: number;
}

/** @throws where a picture cannot be drawn */
export function figureSvg(session: Session): FigureSvg {
  const { root, figure } = session;
  const column = root.closest('.wide') ? columnWidths.wide : columnWidths.text;
  const stage = document.createElement('div');
  stage.style.cssText = 'position:absolute;left:0;top:0';
  const children: Element[] = [];
  let y = margin;
  const paper = inLight(() => {
    // Inside the figure, where its style sheet reaches.
    root.append(stage);
    try {
      for (const row of figure.rows) {
        let x = margin;
        for (const view of row) {
          const width = viewWidth(figure, view, column);
          children.push(placed(pictureOf(session, view, width, stage), view, { x, y, width }));
          x += width + columnGap;
        }
        y += Math.max(...row.map((view) => view.height.wide)) + rowGap;
      }
      return getComputedStyle(root).getPropertyValue('--paper').trim();
    } finally {
      stage.remove();
    }
  });
  const width = column + 2 * margin;
  const height = y - rowGap + margin;
  const svg = svgElement(document, 'svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' }, [
    svgElement(document, 'title', {}, [figure.title]),
    svgElement(document, 'desc', {}, [shownDescription(session)]),
    svgElement(document, 'rect', { width, height, fill: paper }),
    ...children,
  ]);
  return { svg, width, height };
}

export const svgFile = ({ svg }: FigureSvg): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;

/** One picture, able to stand alone. */
function pictureOf(
  { root, figure, result, settings, beside, showsBuildPicture }: Session,
  view: View<Settings, unknown>,
  width: number,
  stage: HTMLElement,
): Element {
  const made =
    'pad' in view
      ? root.querySelector(`[data-pad="${view.pad}"]`)?.cloneNode(true)
      : showsBuildPicture
        ? root.querySelector(`[data-view="${view.id}"] .only-w > *`)?.cloneNode(true)
        : drawView(view, result, settings, { width, narrow: false, document }, beside);
  if (!(made instanceof Element)) throw new Error(`Figure “${figure.id}” has no picture “${view.id}”.`);
  stage.replaceChildren(made);
  const picture = made.matches('svg, canvas') ? made : made.querySelector('svg, canvas');
  if (picture instanceof HTMLCanvasElement)
    return svgElement(document, 'image', { href: picture.toDataURL(), width, height: view.height.wide });
  if (!picture) throw new Error(`The picture “${view.id}” is neither SVG nor a canvas.`);
  makeStandAlone(picture);
  return picture;
}

/** The picture in its place, with its name. */
function placed(
  picture: Element,
  view: View<Settings, unknown>,
  place: { readonly x: number; readonly y: number; readonly width: number },
): Element {
  const isPad = 'pad' in view;
  picture.setAttribute('x', String(place.x));
  picture.setAttribute('y', String(place.y));
  // A pad is square; a picture made at build time keeps the size it was drawn for.
  if (isPad) {
    const side = Math.min(place.width, view.height.wide);
    picture.setAttribute('width', String(side));
    picture.setAttribute('height', String(side));
  }
  if (picture.localName === 'svg') picture.setAttribute('overflow', 'visible');
  if (!isPad) picture.prepend(svgElement(document, 'title', {}, [view.label]));
  return picture;
}
