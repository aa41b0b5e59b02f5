/**
 * Expectations under the standard normal distribution by Gauss–Hermite quadrature: E[f(X)] ≈ Σ wᵢ f(xᵢ),
 * exact for polynomials of degree 2n − 1.
 *
 * An even number of nodes lies symmetric about 0 with none at 0, so piecewise polynomials with their kink
 * at 0 (the ReLU family) come out exact too. Kinks elsewhere (ReLU6, hard tanh) leave an error of order 1/n.
 */
export interface Quadrature {
  readonly nodes: Float64Array;
  /** They sum to 1. */
  readonly weights: Float64Array;
}

const rules = new Map<number, Quadrature>();

/** E[f(X)] for X standard normal. */
export function gaussianMean(f: (x: number) => number, n = 128): number {
  const { nodes, weights } = gaussHermite(n);
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[i] * f(nodes[i]);
  return total;
}

/** The rule of `n` nodes for the weight exp(−x²/2)/√(2π). Above 256 nodes the polynomials would overflow. */
export function gaussHermite(n: number): Quadrature {
  if (!Number.isInteger(n) || n < 1 || n > 256)
    throw new RangeError(`gaussHermite(${n}): the number of nodes must be an integer from 1 to 256`);
  const known = rules.get(n);
  if (known) return known;
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    // Node and weight are computed for x ≥ 0 and mirrored, which makes the rule symmetric to the last bit.
    const mirrored = i < (n - 1) / 2;
    const x = 2 * i + 1 === n ? 0 : eigenvalue(n, mirrored ? n - 1 - i : i);
    nodes[i] = mirrored ? -x : x;
    weights[i] = weight(n, x);
  }
  const rule = { nodes, weights };
  rules.set(n, rule);
  return rule;
}

/**
 * The nodes are the eigenvalues of the tridiagonal matrix with zeros on and √1, √2, … beside the diagonal
 * (Golub and Welsch, 1969). Bisection on the count of negative pivots finds each by itself, with no guess.
 */
function eigenvalue(n: number, index: number): number {
  let low = 0;
  let high = 2 * Math.sqrt(n);
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (eigenvaluesBelow(n, middle) <= index) low = middle;
    else high = middle;
  }
}

function eigenvaluesBelow(n: number, x: number): number {
  let count = 0;
  let pivot = 1;
  for (let i = 0; i < n; i++) {
    pivot = -x - (i === 0 ? 0 : i / pivot);
    // A pivot of exactly 0 would divide by zero in the next row; any tiny number counts the same.
    if (pivot === 0) pivot = 1e-300;
    if (pivot < 0) count++;
  }
  return count;
}

/** 1 / Σ hⱼ(x)² over the first n orthonormal Hermite polynomials. */
function weight(n: number, x: number): number {
  let before = 0;
  let h = 1;
  let total = 1;
  for (let j = 1; j < n; j++) {
    const next = (x * h - Math.sqrt(j - 1) * before) / Math.sqrt(j);
    before = h;
    h = next;
    total += h * h;
  }
  return 1 / total;
}
