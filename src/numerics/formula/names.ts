/** What a formula may call and name, besides its variables. */
import { logistic, softplus } from '../logistic.ts';
import { normalDensity, normalDistribution } from '../normal.ts';

export const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  max: Math.max,
  min: Math.min,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  arctan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sech: (x) => 1 / Math.cosh(x),
  sigma: logistic,
  relu: (x) => (x > 0 ? x : Number.isNaN(x) ? NaN : 0),
  softplus,
  /** The standard normal density and distribution. */
  phi: normalDensity,
  Phi: normalDistribution,
};

export const constants: Readonly<Record<string, number>> = { e: Math.E, pi: Math.PI };

/** Other ways in which people write the same name. */
export const sameName: Readonly<Record<string, string>> = {
  sigmoid: 'sigma',
  σ: 'sigma',
  ReLU: 'relu',
  Relu: 'relu',
  atan: 'arctan',
  sgn: 'sign',
  φ: 'phi',
  ϕ: 'phi',
  Φ: 'Phi',
  π: 'pi',
  λ: 'lambda',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  η: 'eta',
  θ: 'theta',
  μ: 'mu',
  ρ: 'rho',
  τ: 'tau',
};

export const isFunction = (name: string): boolean => Object.hasOwn(functions, name);
export const isConstant = (name: string): boolean => Object.hasOwn(constants, name);
