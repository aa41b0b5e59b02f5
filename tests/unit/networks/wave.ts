/** Numbers from −1 to 1 without pattern to the eye; tests/golden/layers.py has the same. */
export function wave(length: number, seed: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * seed));
}
