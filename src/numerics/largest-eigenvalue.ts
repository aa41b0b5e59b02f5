/**
 * The largest eigenvalue (not the largest in size) of a symmetric matrix, by Householder's tridiagonal form and bisection
 * with Sturm's count: a few thousand operations for twenty rows, whatever the gap to the next one.
 */

/** @param matrix n × n, row by row; only its lower half is read */
export function largestEigenvalue(matrix: ArrayLike<number>, n: number): number {
  const { diagonal, beside } = tridiagonal(Float64Array.from(matrix), n);
  // Gershgorin: no eigenvalue lies outside.
  let low = -Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    const radius = Math.abs(i > 0 ? beside[i - 1] : 0) + Math.abs(i < n - 1 ? beside[i] : 0);
    low = Math.max(low, diagonal[i]);
    high = Math.max(high, diagonal[i] + radius);
  }
  // The largest is at least the largest on the diagonal.
  low -= Math.abs(low) * 1e-12 + Number.MIN_VALUE;
  for (let halving = 0; halving < 60 && low < high; halving++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (anyAbove(middle, diagonal, beside)) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}

/** Whether an eigenvalue lies above x: a pivot of T − x is positive. */
function anyAbove(x: number, diagonal: Float64Array, beside: Float64Array): boolean {
  let pivot = diagonal[0] - x;
  if (pivot > 0) return true;
  for (let i = 1; i < diagonal.length; i++) {
    // A pivot of exactly 0 is taken as a tiny negative one, as LAPACK does.
    const safe = pivot === 0 ? -1e-300 : pivot;
    pivot = diagonal[i] - x - beside[i - 1] ** 2 / safe;
    if (pivot > 0) return true;
  }
  return false;
}

/** Reflections take column after column to three diagonals; `a` is written over. */
function tridiagonal(a: Float64Array, n: number): { diagonal: Float64Array; beside: Float64Array } {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(Math.max(0, n - 1));
  const at = (i: number, j: number): number => (i >= j ? a[i * n + j] : a[j * n + i]);
  for (let k = 0; k < n - 1; k++) {
    diagonal[k] = at(k, k);
    let square = 0;
    for (let i = k + 1; i < n; i++) square += at(i, k) ** 2;
    const length = Math.sqrt(square);
    const first = at(k + 1, k);
    beside[k] = first > 0 ? -length : length;
    if (length === 0) continue;
    const v = Float64Array.from({ length: n }, (_, i) => (i > k ? at(i, k) : 0));
    v[k + 1] -= beside[k];
    const vv = v.reduce((sum, x) => sum + x * x, 0);
    if (vv === 0) continue;
    // B = (1 − 2vvᵀ/vᵀv) A (1 − 2vvᵀ/vᵀv) = A − v qᵀ − q vᵀ
    const p = Float64Array.from({ length: n }, (_, i) => {
      if (i <= k) return 0;
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += at(i, j) * v[j];
      return (2 * sum) / vv;
    });
    const vp = v.reduce((sum, x, i) => sum + x * p[i], 0) / vv;
    for (let i = k + 1; i < n; i++)
      for (let j = k + 1; j <= i; j++) a[i * n + j] -= v[i] * (p[j] - vp * v[j]) + (p[i] - vp * v[i]) * v[j];
  }
  diagonal[n - 1] = at(n - 1, n - 1);
  return { diagonal, beside };
}
