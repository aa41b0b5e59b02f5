/**
 * Pictures made at build time stand in every page's HTML: a tenth of a pixel is fine enough, and halves them. Points that
 * lie that close to the line between others are left out, and the others are written as steps, which are shorter than
 * points and more alike: together they take off two thirds of what a curve weighs compressed.
 */

// A scale is not rounded: a tenth of it is not a tenth of a pixel.
const places = /\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|points)="[^"]*"|translate\([^)]*\)/g;
const longNumber = /-?\d+\.\d{2,}(?:e[-+]?\d+)?/g;
/** As Plot, d3 and our painters write straight lines; arcs and curves stay as they are. */
const straight = /\sd="((?:[ML]-?[\d.]+[ ,]-?[\d.]+|Z)+)"/g;
const command = /([MLZ])(?:(-?[\d.]+)[ ,](-?[\d.]+))?/g;

/** SVG markup with the numbers of its coordinates rounded to one decimal. Text and other attributes stay. */
export function roundMarkup(svg: string): string {
  return svg
    .replace(places, (attribute) =>
      // Adding 0 turns −0 into 0.
      attribute.replace(longNumber, (number) => String(Math.round(Number(number) * 10) / 10 + 0)),
    )
    .replace(straight, (_, path: string) => ` d="${byStep(path)}"`);
}

/** In whole tenths of a pixel, so that no error adds up. */
type Point = readonly [x: number, y: number];

/** `M1,2L3,4.5L3,9` becomes `M1,2l2,2.5v4.5`. */
function byStep(path: string): string {
  let written = '';
  let line: Point[] = [];
  const finish = () => {
    written += steps(simpler(line));
  };
  for (const [, name, x, y] of path.matchAll(command)) {
    if (name === 'Z') {
      finish();
      written += 'Z';
      // What follows without an M of its own starts where this piece did.
      line = line.slice(0, 1);
    } else {
      if (name === 'M') {
        if (line.length > 1) finish();
        line = [];
      }
      line.push([Math.round(Number(x) * 10), Math.round(Number(y) * 10)]);
    }
  }
  if (line.length > 1 || written === '') finish();
  return written;
}

/** Ramer, Douglas and Peucker: without points that lie within a tenth of a pixel of the line between those that stay. */
function simpler(line: readonly Point[]): readonly Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (line.length < 3 || !first || !last) return line;
  const away = line.map((point) => distance(point, first, last));
  const farthest = away.indexOf(Math.max(...away));
  if ((away[farthest] ?? 0) <= 1) return [first, last];
  return [...simpler(line.slice(0, farthest + 1)).slice(0, -1), ...simpler(line.slice(farthest))];
}

/** Of a point from the stretch between two others. */
function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - share * dx, y - fromY - share * dy);
}

function steps(line: readonly Point[]): string {
  return line
    .map(([x, y], i) => {
      const before = line[i - 1];
      if (!before) return `M${tenths(x)}${then(y)}`;
      const [dx, dy] = [x - before[0], y - before[1]];
      if (dy === 0) return `h${tenths(dx)}`;
      if (dx === 0) return `v${tenths(dy)}`;
      return `l${tenths(dx)}${then(dy)}`;
    })
    .join('');
}

/** `.5`, `-.5`, `12`, `12.3`. */
const tenths = (n: number): string => String(n / 10).replace(/^(-?)0\./, '$1.');
/** A minus parts two numbers as well as a comma does. */
const then = (n: number): string => (n < 0 ? '' : ',') + tenths(n);
