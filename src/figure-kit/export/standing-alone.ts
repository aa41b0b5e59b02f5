/**
 * A picture of the page made to stand alone. On the page its looks come from the style sheet and its variables; in a
 * file each element must carry its own, as attributes that every drawing program reads.
 */
import { plainColour } from './plain-colour.ts';

type Looks = Readonly<Record<string, string>>;

/** Properties that children take over; written where they differ from the parent's. The values are SVG's own defaults. */
const inherited: Looks = {
  fill: '#000000',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  'clip-rule': 'nonzero',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'paint-order': 'normal',
  'shape-rendering': 'auto',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'font-variant-numeric': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
  'white-space-collapse': 'collapse',
  visibility: 'visible',
};
/** Properties of one element alone. */
const own: Looks = {
  opacity: '1',
  'dominant-baseline': 'auto',
  'vector-effect': 'none',
  'mix-blend-mode': 'normal',
  'stop-color': '#000000',
  'stop-opacity': '1',
};
/** What SVG 1.1 has no attribute for. */
const styleOnly = new Set(['font-variant-numeric', 'mix-blend-mode', 'white-space-collapse', 'paint-order']);
const paints = ['fill', 'stroke', 'stop-color'];
const names = [...Object.keys(inherited), ...Object.keys(own)];

/**
 * Writes into every element how it looks now, and takes away what only means something on the page. The picture must
 * be in the document, and is not fit for it afterwards.
 */
export function makeStandAlone(picture: Element): void {
  // All are read before the first is written: an attribute changed at the top would change what is computed below.
  const looks = new Map<Element, Looks>();
  const gone: Element[] = [];
  for (const element of [picture, ...picture.querySelectorAll('*')]) {
    const computed = getComputedStyle(element);
    if (computed.display === 'none' && element.tagName !== 'title') gone.push(element);
    looks.set(element, looksOf(computed));
  }
  for (const element of gone) element.remove();
  for (const [element, look] of looks)
    write(element, look, looks.get(element.parentElement ?? element) ?? inherited);
}

function looksOf(computed: CSSStyleDeclaration): Looks {
  const look: Record<string, string> = {};
  for (const name of names) look[name] = withoutPixels(computed.getPropertyValue(name));
  for (const name of paints) {
    const plain = plainColour(look[name] ?? '');
    if (!plain) continue;
    look[name] = plain.colour;
    const opacity = name === 'stop-color' ? 'stop-opacity' : `${name}-opacity`;
    look[opacity] = String(Number((Number(look[opacity]) * plain.opacity).toFixed(4)));
  }
  return look;
}

const withoutPixels = (value: string): string => value.replaceAll(/(\d)px\b/g, '$1');

function write(element: Element, look: Looks, parent: Looks): void {
  for (const { name } of [...element.attributes])
    if (names.includes(name) || name === 'white-space' || isOfThePage(name)) element.removeAttribute(name);
  const style: string[] = [];
  for (const name of names) {
    const value = look[name] ?? '';
    const isDefault = name in own ? value === own[name] : value === (parent[name] ?? '');
    if (value === '' || isDefault) continue;
    if (styleOnly.has(name)) style.push(styleOf(name, value));
    else element.setAttribute(name, value);
  }
  if (style.length > 0) element.setAttribute('style', style.join(';'));
}

/** `white-space` is what programs know; the property that is computed is newer. */
const styleOf = (name: string, value: string): string =>
  name === 'white-space-collapse'
    ? `white-space:${value === 'preserve' ? 'pre' : 'normal'}`
    : `${name}:${value}`;

const isOfThePage = (name: string): boolean =>
  name === 'class' ||
  name === 'style' ||
  name === 'tabindex' ||
  name === 'role' ||
  name.startsWith('data-') ||
  name.startsWith('aria-');
