/**
 * f′(x) by central differences of eighth order: f is read at x ± h … x ± 4h and must be smooth between
 * them. The error is about (f⁽⁹⁾/630)·h⁸ + 2·10⁻¹⁶·|f|/h.
 */
export function centralDifference(f: (x: number) => number, x: number, h: number): number {
  // The steps as they are after rounding, so that x + h and x − h are exactly 2h apart.
  const step = x + h - x;
  let total = 0;
  for (let k = 1; k <= 4; k++) total += WEIGHTS[k - 1] * (f(x + k * step) - f(x - k * step));
  return total / step;
}

const WEIGHTS = [4 / 5, -1 / 5, 4 / 105, -1 / 280];
