/** Pictures made at build time stand in every page's HTML: a tenth of a pixel is fine enough, and halves them. */

// A scale is not rounded: a tenth of it is not a tenth of a pixel.
const places = /\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|points)="[^"]*"|translate\([^)]*\)/g;
const longNumber = /-?\d+\.\d{2,}(?:e[-+]?\d+)?/g;

/** SVG markup with the numbers of its coordinates rounded to one decimal. Text and other attributes stay. */
export function roundMarkup(svg: string): string {
  return svg.replace(places, (attribute) =>
    // Adding 0 turns −0 into 0.
    attribute.replace(longNumber, (number) => String(Math.round(Number(number) * 10) / 10 + 0)),
  );
}
