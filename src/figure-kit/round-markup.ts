/**
 * Pictures made at build time stand in every page's HTML: a tenth of a pixel is fine enough, and halves them. Steps from
 * point to point are shorter than points, and more alike: they take off another third of what a curve weighs compressed.
 */

// A scale is not rounded: a tenth of it is not a tenth of a pixel.
const places = /\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|points)="[^"]*"|translate\([^)]*\)/g;
const longNumber = /-?\d+\.\d{2,}(?:e[-+]?\d+)?/g;
/** As Plot and d3 write straight lines; arcs and curves stay as they are. */
const straight = /\sd="((?:[ML]-?[\d.]+,-?[\d.]+|Z)+)"/g;
const point = /([MLZ])(?:(-?[\d.]+),(-?[\d.]+))?/g;

/** SVG markup with the numbers of its coordinates rounded to one decimal. Text and other attributes stay. */
export function roundMarkup(svg: string): string {
  return svg
    .replace(places, (attribute) =>
      // Adding 0 turns −0 into 0.
      attribute.replace(longNumber, (number) => String(Math.round(Number(number) * 10) / 10 + 0)),
    )
    .replace(straight, (_, path: string) => ` d="${byStep(path)}"`);
}

/** `M1,2L3,4.5L3,9` becomes `M1,2l2,2.5v4.5`. Counted in whole tenths, so that no error adds up. */
function byStep(path: string): string {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  return [...path.matchAll(point)]
    .map(([, command, toX, toY]) => {
      if (command === 'Z') {
        [x, y] = [startX, startY];
        return 'Z';
      }
      const [fromX, fromY] = [x, y];
      [x, y] = [Math.round(Number(toX) * 10), Math.round(Number(toY) * 10)];
      if (command === 'M') {
        [startX, startY] = [x, y];
        return `M${tenths(x)},${tenths(y)}`;
      }
      if (y === fromY) return `h${tenths(x - fromX)}`;
      if (x === fromX) return `v${tenths(y - fromY)}`;
      return `l${tenths(x - fromX)},${tenths(y - fromY)}`;
    })
    .join('');
}

/** `.5`, `-.5`, `12`, `12.3`. */
const tenths = (n: number): string => String(n / 10).replace(/^(-?)0\./, '$1.');
