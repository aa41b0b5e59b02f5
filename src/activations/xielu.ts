import { logistic, softplus } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'xielu',
  name: 'xIELU',
  family: 'learned',
  year: '2024',
  papers: ['huang2024xielu', 'apertus2025'],
  tex: {
    f: '\\begin{cases}\\alpha_p x^2+\\beta x&x>0\\\\\\alpha_n(e^x-1-x)+\\beta x&x\\le 0\\end{cases}',
    df: '\\begin{cases}2\\alpha_p x+\\beta&x>0\\\\\\alpha_n(e^x-1)+\\beta&x\\le 0\\end{cases}',
    where: '\\begin{aligned}\\alpha_p&=\\log(1+e^{a_p})\\\\\\alpha_n&=\\beta+\\log(1+e^{a_n})\\end{aligned}',
  },
  // The learned numbers are those inside log(1 + eᵃ), which start such that both α are 0.8, as in the authors' code.
  parameters: {
    alphaP: {
      label: 'bend above zero',
      tex: 'a_p',
      default: 0.2033823208110246,
      min: -3,
      max: 3,
      learned: true,
    },
    alphaN: {
      label: 'bend below zero',
      tex: 'a_n',
      default: -1.0502256128148468,
      min: -3,
      max: 3,
      learned: true,
    },
    beta: { label: 'slope at zero', tex: '\\beta', default: 0.5, min: 0, max: 1 },
  },
  smoothness: 'C1',
  kinks: [],
  ink: {
    light: { line: '#3e1700', text: '#3e1700' },
    dark: { line: '#bd6c01', text: '#bd6c01' },
    dash: '8 3 1 3',
  },
  calls: {
    pytorch:
      'torch.where(x > 0, torch.nn.functional.softplus(alpha_p) * x * x, (beta + torch.nn.functional.softplus(alpha_n)) * (torch.expm1(x) - x)) + beta * x',
    jax: 'jax.numpy.where(x > 0, jax.nn.softplus(alpha_p) * x * x, (beta + jax.nn.softplus(alpha_n)) * (jax.numpy.expm1(x) - x)) + beta * x',
    keras:
      'keras.ops.where(x > 0, keras.ops.softplus(alpha_p) * x * x, (beta + keras.ops.softplus(alpha_n)) * (keras.ops.expm1(x) - x)) + beta * x',
    numpy:
      'numpy.where(x > 0, numpy.logaddexp(0, alpha_p) * x * x, (beta + numpy.logaddexp(0, alpha_n)) * (numpy.expm1(numpy.minimum(x, 0)) - x)) + beta * x',
  },
  why:
    'An activation found by choosing its slope. Huang and Schlag (2024) took a gradient with the properties they ' +
    'wanted and integrated it: a straight line above zero, as squared ReLU has, and the curve of ELU below, which ' +
    'lets it become negative, and reach back. How steep the line is and how deep the curve goes, each layer learns ' +
    'for itself. With 1.1 and 3 billion weights and 125 billion tokens they reported lower perplexity than with ' +
    'squared ReLU and SwiGLU, and Apertus (2025) was trained with it at 8 and 70 billion. Two constraints hold the ' +
    'learning in bounds: $\\alpha_p$ stays above 0 and $\\alpha_n$ above $\\beta$, so that the slope far to the ' +
    'left, $\\beta-\\alpha_n$, is negative and the curve turns up again there. The authors’ code evaluates $e^x$ at no ' +
    'more than $-10^{-6}$, which leaves a step of $8\\cdot10^{-7}$ at 0 that the formula has not.',
  // β and αₙ are combined, so that no ∞ − ∞ arises on the far left.
  f(x, { alphaP, alphaN, beta }) {
    if (x > 0) return x * (softplus(alphaP) * x + beta);
    return (beta + softplus(alphaN)) * Math.expm1(x) - softplus(alphaN) * x;
  },
  df: (x, { alphaP, alphaN, beta }) =>
    x > 0 ? 2 * softplus(alphaP) * x + beta : (beta + softplus(alphaN)) * Math.expm1(x) + beta,
  // Jumps at 0, where the left side is taken, as in `f`.
  ddf: (x, { alphaP, alphaN, beta }) =>
    x > 0 ? 2 * softplus(alphaP) : (beta + softplus(alphaN)) * Math.exp(x),
  dParameters: {
    alphaP: (x, { alphaP }) => (x > 0 ? logistic(alphaP) * x * x : 0 * Math.max(x, -1)),
    alphaN: (x, { alphaN }) => (x > 0 ? 0 : logistic(alphaN) * (Math.expm1(x) - x)),
    beta: (x) => (x > 0 ? x : Math.expm1(x)),
  },
});
