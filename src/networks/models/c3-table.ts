/** In a file of its own: the page draws LeNet-5's feature maps without its layers. */

/** Which maps of S2 each map of C3 sees: table I of the paper. 60 of 96, each combination another. */
export const C3_TABLE: readonly (readonly number[])[] = [
  ...[0, 1, 2, 3, 4, 5].map((first) => neighbours(first, 3)),
  ...[0, 1, 2, 3, 4, 5].map((first) => neighbours(first, 4)),
  [0, 1, 3, 4],
  [1, 2, 4, 5],
  [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
];

/** `count` maps in a ring of six, ascending. */
function neighbours(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (first + i) % 6).sort((a, b) => a - b);
}
