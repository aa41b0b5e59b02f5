/** The picture of a page for where it is shared: its name, what it is, and the bend, or the curve that it is about. */
import sharp from 'sharp';
import type { Activation } from '../../activations/activation.ts';
import { axesPath, curvePath, type Frame } from '../activation/curve.ts';
import { shownParameters } from '../activation/shown.ts';
import { broken, lettering, readFace } from './lettering.ts';

export interface Card {
  /** `Lesson 4`, `Activation, 2016`. */
  readonly kind: string;
  readonly title: string;
  /** A sentence below the title. */
  readonly says: string;
  readonly curve?: Activation;
}

const [width, height, edge] = [1200, 630, 72];
const ink = { text: '#16171a', quiet: '#45474d', axis: '#c9c8c4' };
const frame: Frame = { x: [-4, 4], y: [-1.5, 3.5], width: 448, height: 280 };
const faces = {
  display: readFace('newsreader-display', 'newsreader-text', 'newsreader-text-more'),
  text: readFace('newsreader-text', 'newsreader-text-more'),
  sans: readFace('libre-franklin', 'libre-franklin-more'),
};

function curveOf(activation: Activation): string {
  const parameters = shownParameters(activation);
  const breaks = activation.kinks.map(({ x }) => x);
  const f = (x: number) => activation.f(x, parameters);
  const { line } = activation.ink.light;
  const { dash } = activation.ink;
  return `<g transform="translate(${width - edge - frame.width} 270)" fill="none">
    <path d="${axesPath(frame, 8)}" stroke="${ink.axis}" stroke-width="2"/>
    <path d="${curvePath(f, frame, breaks)}" stroke="${line}" stroke-width="7" stroke-dasharray="${dash
      .split(' ')
      .filter(Boolean)
      .map((part) => Number(part) * 3)
      .join(' ')}"/></g>`;
}

/** As SVG, without a text that needs a font. */
export function cardSvg({ kind, title, says, curve }: Card): string {
  const room = width - 2 * edge - (curve ? frame.width + 20 : 0);
  const size = [92, 76, 62, 52].find((one) => broken(faces.display, title, one, room).length <= 3) ?? 44;
  const titleLines = broken(faces.display, title, size, room);
  const saysLines = broken(faces.text, says, 34, room).slice(0, 4);
  const first = 205;
  const below = first + (titleLines.length - 1) * size * 1.08 + 72;
  const paths = [
    { text: kind, face: faces.sans, at: 28, y: 110, fill: ink.quiet },
    ...titleLines.map((text, i) => ({
      text,
      face: faces.display,
      at: size,
      y: first + i * size * 1.08,
      fill: ink.text,
    })),
    ...saysLines.map((text, i) => ({ text, face: faces.text, at: 34, y: below + i * 46, fill: ink.quiet })),
  ].map(
    ({ text, face, at, y, fill }) => `<path d="${lettering(face, text, at, edge, y).path}" fill="${fill}"/>`,
  );
  const bend = curve
    ? curveOf(curve)
    : `<path d="M${edge} 566H1000L1128 438" fill="none" stroke="${ink.text}" stroke-width="4"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><path d="M0 0h${width}v${height}H0z" fill="#fff"/>${bend}${paths.join('')}</svg>`;
}

export const cardPng = (card: Card): Promise<Buffer> =>
  sharp(Buffer.from(cardSvg(card)))
    .png({ palette: true, colours: 32 })
    .toBuffer();
