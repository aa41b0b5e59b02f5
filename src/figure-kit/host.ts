/**
 * Makes a figure's markup (components/figure) live: a session, and the powers that every figure has. The markup, with
 * the picture made at build time, is there before; nothing in it jumps.
 */
import type { Settings } from './controls.ts';
import { controls } from './features/controls.ts';
import { description } from './features/description.ts';
import { failure } from './features/failure.ts';
import type { Feature } from './features/feature.ts';
import { menu } from './features/menu.ts';
import { pads } from './features/pads.ts';
import { pictureClicks } from './features/picture-clicks.ts';
import { pictures } from './features/pictures.ts';
import { readouts } from './features/readouts.ts';
import { runControls } from './features/run-controls.ts';
import type { Figure } from './figure.ts';
import { createSession } from './session.ts';

/** In the order in which they hear of a result: what is seen first. */
const features: readonly Feature[] = [
  failure,
  pictures,
  readouts,
  controls,
  pads,
  pictureClicks,
  runControls,
  menu,
  description,
];

export interface MountOptions {
  readonly figure: Figure;
  /** The page's own settings, checked when the page was built. */
  readonly page: Settings;
  /** Where the image sets are, for runs. */
  readonly dataUrl: string;
}

/** Gives a function that ends it. */
export function mountFigure(root: HTMLElement, options: MountOptions): () => void {
  const session = createSession(root, { ...options, query: location.search });
  // Before the features: each disables what it must.
  for (const button of root.querySelectorAll('button')) button.disabled = false;
  for (const feature of features) feature(session);
  if (!session.showsBuildPicture) session.redraw();
  root.toggleAttribute('data-live', true);
  return () => {
    session.close();
    root.toggleAttribute('data-live', false);
  };
}
