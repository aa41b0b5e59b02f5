/** The slope of the line that fits points best in the sense of least squares; NaN of fewer than two different places. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const centre = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x0, y0] = [centre(0), centre(1)];
  let across = 0;
  let up = 0;
  for (const [x, y] of points) {
    across += (x - x0) ** 2;
    up += (x - x0) * (y - y0);
  }
  return up / across;
}
