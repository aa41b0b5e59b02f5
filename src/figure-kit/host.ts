/**
 * Makes a figure's markup (components/figure) live: a session, and the powers that every figure has. The markup, with
 * the picture made at build time, is there before; nothing in it jumps.
 */
import type { Settings } from './controls.ts';
import { address } from './features/address.ts';
import { controls } from './features/controls.ts';
import { description } from './features/description.ts';
import { downloads } from './features/downloads.ts';
import { failure } from './features/failure.ts';
import type { Feature } from './features/feature.ts';
import { fixedControls } from './features/fixed-controls.ts';
import { fullScreen } from './features/full-screen.ts';
import { links } from './features/links.ts';
import { menu } from './features/menu.ts';
import { pads } from './features/pads.ts';
import { pictureClicks } from './features/picture-clicks.ts';
import { pictureDrags } from './features/picture-drags.ts';
import { pictures } from './features/pictures.ts';
import { pin } from './features/pin.ts';
import { prose } from './features/prose.ts';
import { reading } from './features/reading.ts';
import { readouts } from './features/readouts.ts';
import { hashes } from './features/result-hash.ts';
import { runControls } from './features/run-controls.ts';
import { seeds } from './features/seeds.ts';
import { sight } from './features/sight.ts';
import { table } from './features/table.ts';
import type { Figure } from './figure.ts';
import { presetsFrom } from './presets.ts';
import { createSession } from './session.ts';

/** In the order in which they hear of a result: what is seen first. */
const features: readonly Feature[] = [
  failure,
  pictures,
  reading,
  readouts,
  prose,
  controls,
  pads,
  pictureClicks,
  pictureDrags,
  address,
  sight,
  runControls,
  seeds,
  pin,
  hashes,
  menu,
  links,
  table,
  downloads,
  fullScreen,
  description,
  // After those that enable what the page says nobody may move.
  fixedControls,
];

export interface MountOptions {
  readonly figure: Figure;
  /** The page's own settings, checked when the page was built. */
  readonly page: Settings;
  /** Where the site begins: its pages, and the image sets for runs. */
  readonly siteUrl: string;
}

/** Gives a function that ends it. */
export function mountFigure(root: HTMLElement, options: MountOptions): () => void {
  const { figure, page: built, siteUrl } = options;
  // Only an embed's address may preset: it belongs to the author of the page around it.
  const presets = root.closest('[data-embed]') ? presetsFrom(figure.controls, location.search) : undefined;
  const session = createSession(root, {
    figure,
    name: nameInLinks(root, figure.id),
    siteUrl,
    dataUrl: new URL('data/', siteUrl).href,
    built,
    page: presets?.settings ?? built,
    fixed: presets ?? { locked: new Set(), hidden: new Set() },
    query: location.search,
  });
  // Before the features: each disables what it must.
  for (const button of root.querySelectorAll('button')) button.disabled = false;
  for (const feature of features) feature(session);
  const live = () => root.toggleAttribute('data-live', true);
  if (session.showsBuildPicture) live();
  else {
    // Only with its first result has it numbers to hand out.
    session.on('result', live);
    session.on('failed', live);
    session.redraw();
  }
  return () => {
    session.close();
    root.toggleAttribute('data-live', false);
  };
}

/** A page may show one figure twice, at different settings. */
function nameInLinks(root: HTMLElement, id: string): string {
  const copies = [...document.querySelectorAll(`course-figure[data-figure="${id}"]`)];
  const place = copies.indexOf(root);
  return place > 0 ? `${id}.${place + 1}` : id;
}
