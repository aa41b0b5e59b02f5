/** A figure's pictures as pixels, two for each of the page's, from the same file that the SVG is. */
import { svgElement } from '../svg.ts';
import { familiesIn, fontFaces } from './fonts.ts';
import { svgFile, type FigureSvg } from './svg.ts';

const pixelRatio = 2;
/** Draws until the letters stand, and what is waited for between two. */
const draws = { least: 3, most: 10, milliseconds: 60 };

/** @throws where the browser cannot draw the picture */
export async function pngFile(figure: FigureSvg): Promise<Blob> {
  const { svg, width, height } = figure;
  const families = [...svg.querySelectorAll('[font-family]')].flatMap((element) =>
    familiesIn(element.getAttribute('font-family') ?? ''),
  );
  svg.prepend(svgElement(document, 'style', {}, [await fontFaces(new Set(families))]));
  const canvas = document.createElement('canvas');
  canvas.width = width * pixelRatio;
  canvas.height = height * pixelRatio;
  await drawSettled(canvas, svgFile(figure));
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else fail(new Error('The picture is too large for this browser.'));
    }, 'image/png');
  });
}

/**
 * Draws the file until two pictures are alike: an image says that it is complete before the fonts inside it are, and
 * there is no event for that. Each image is a new one; the fonts are found ready when they have once been read.
 */
async function drawSettled(canvas: HTMLCanvasElement, file: string): Promise<void> {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  let before: Uint32Array | undefined;
  for (let draw = 1; draw <= draws.most; draw++) {
    const image = new Image();
    // The page's policy lets images come from data: addresses, and a canvas that shows one can still be read.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(file)}`;
    await image.decode();
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const now = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    if (draw >= draws.least && before?.every((pixel, at) => pixel === now[at])) return;
    before = now;
    await new Promise((next) => setTimeout(next, draws.milliseconds));
  }
}
