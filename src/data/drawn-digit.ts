/**
 * From strokes to an image like the training images.
 *
 * MNIST's digits were scaled to fit a box of 20 × 20 pixels with their proportions kept, smoothed, and placed in
 * 28 × 28 with their centre of mass in the middle (LeCun et al. 1998). A drawing that skips these steps is, to the
 * network, another kind of picture; many demonstrations fail for no other reason.
 */
import { parseStrokes, type Point, type Stroke } from './strokes.ts';

export const digitSide = 28;
const boxSide = 20;
/** Half the width of a pen stroke, in pixels of the finished image: MNIST's strokes are two to three pixels wide. */
const penRadius = 1.15;

/** 28 × 28 bytes, 0 (background) to 255 (ink). An empty drawing gives an empty image. */
export function digitImage(drawing: string): Uint8Array {
  const strokes = parseStrokes(drawing).filter((stroke) => stroke.length > 0);
  const image = new Uint8Array(digitSide * digitSide);
  if (strokes.length === 0) return image;
  const first = paint(fitToBox(strokes));
  const centre = centreOfMass(first);
  const middle = digitSide / 2;
  const moved = paint(
    fitToBox(strokes).map((stroke) =>
      stroke.map(({ x, y }) => ({ x: x + middle - centre.x, y: y + middle - centre.y })),
    ),
  );
  for (let i = 0; i < image.length; i++) image[i] = Math.round(255 * moved[i]);
  return image;
}

/** Scales the strokes so that they, with the pen's width, fill the box, its middle at the image's middle. */
function fitToBox(strokes: readonly Stroke[]): readonly Stroke[] {
  const points = strokes.flat();
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const largest = Math.max(right - left, bottom - top);
  // A dot has no size to scale; it stays a dot.
  const scale = largest > 0 ? (boxSide - 2 * penRadius) / largest : 0;
  const [centreX, centreY] = [(left + right) / 2, (top + bottom) / 2];
  const middle = digitSide / 2;
  return strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: middle + (x - centreX) * scale, y: middle + (y - centreY) * scale })),
  );
}

/** Ink by distance to the nearest stroke, with an edge one pixel soft. */
function paint(strokes: readonly Stroke[]): Float64Array {
  const image = new Float64Array(digitSide * digitSide);
  for (let row = 0; row < digitSide; row++)
    for (let column = 0; column < digitSide; column++) {
      const pixel = { x: column + 0.5, y: row + 0.5 };
      const distance = Math.min(...strokes.map((stroke) => distanceToStroke(pixel, stroke)));
      image[row * digitSide + column] = Math.min(1, Math.max(0, penRadius + 0.5 - distance));
    }
  return image;
}

function distanceToStroke(p: Point, stroke: Stroke): number {
  const [only] = stroke;
  if (stroke.length === 1 && only) return Math.hypot(p.x - only.x, p.y - only.y);
  let nearest = Infinity;
  for (let i = 1; i < stroke.length; i++)
    nearest = Math.min(nearest, distanceToSegment(p, stroke[i - 1], stroke[i]));
  return nearest;
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  const along = length2 > 0 ? Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2)) : 0;
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

function centreOfMass(image: Float64Array): Point {
  let [mass, x, y] = [0, 0, 0];
  for (let i = 0; i < image.length; i++) {
    mass += image[i];
    x += image[i] * ((i % digitSide) + 0.5);
    y += image[i] * (Math.floor(i / digitSide) + 0.5);
  }
  return mass > 0 ? { x: x / mass, y: y / mass } : { x: digitSide / 2, y: digitSide / 2 };
}
