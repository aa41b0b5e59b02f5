/** The function that is `value` everywhere, but NaN at NaN: a constant must not hide a divergence. */
export function constant(value: number): (x: number) => number {
  return (x) => (Number.isNaN(x) ? NaN : value);
}
