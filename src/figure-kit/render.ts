/** From a result to what is seen, heard and read: pictures, readouts, the description. Pure but for the page. */
import type { Settings } from './controls.ts';
import { comparedReadouts } from './compared-readouts.ts';
import type { Beside, Figure, PictureView } from './figure.ts';

export const narrowBelow = 640;

export function pictureViews(figure: Figure): readonly PictureView<Settings, unknown>[] {
  return figure.rows.flat().filter((view): view is PictureView<Settings, unknown> => 'draw' in view);
}

/** Draws one view for a place of that width. */
export function drawView(
  view: PictureView<Settings, unknown>,
  result: unknown,
  settings: Settings,
  place: { readonly width: number; readonly narrow: boolean; readonly document: Document },
  beside: Beside<Settings, unknown> = {},
): Element {
  const height = place.narrow ? view.height.narrow : view.height.wide;
  const picture = view.draw({ ...place, ...beside, height, result, settings });
  if (!picture.hasAttribute('aria-label') && !picture.hasAttribute('aria-labelledby'))
    picture.setAttribute('aria-label', view.label);
  return picture;
}

export function readoutElements(
  figure: Figure,
  result: unknown,
  settings: Settings,
  beside: Beside<Settings, unknown>,
  document: Document,
) {
  return comparedReadouts(figure, result, settings, beside).map(({ label, value }) => {
    const item = document.createElement('span');
    const number = document.createElement('b');
    number.className = 'num';
    number.textContent = value;
    item.append(`${label} `, number);
    return item;
  });
}
