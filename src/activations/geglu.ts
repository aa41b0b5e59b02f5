import { defineActivation } from './activation.ts';
import gelu from './gelu.ts';

export default defineActivation({
  id: 'geglu',
  name: 'GEGLU',
  family: 'gated',
  year: '2020',
  papers: ['shazeer2020', 'hendrycks2016', 'gemma2024'],
  tex: { f: 'v\\,x\\,\\Phi(x)', df: 'v\\,\\bigl(\\Phi(x)+x\\,\\varphi(x)\\bigr)' },
  // The other input, which the gate multiplies; drawn and computed with 1.
  parameters: { value: { label: 'what is gated', tex: 'v', default: 1, min: -2, max: 2 } },
  smoothness: 'smooth',
  kinks: [],
  form: { kind: 'gated', gate: gelu },
  ink: {
    light: { line: '#424e15', text: '#424e15' },
    dark: { line: '#e0e773', text: '#e0e773' },
    dash: '14 2.5 4 2.5',
  },
  calls: {
    pytorch: 'value * torch.nn.functional.gelu(x)',
    jax: 'value * jax.nn.gelu(x, approximate=False)',
    keras: 'value * keras.activations.gelu(x)',
    numpy: 'value * 0.5 * x * scipy.special.erfc(-x / numpy.sqrt(2))',
  },
  why:
    'One linear map through GELU, times another. Of the gated layers that Shazeer compared in 2020, within a ' +
    'transformer that learns to fill gaps in text, this had the lowest held-out log-perplexity: 1.633, with ' +
    'SwiGLU at 1.636 and plain ReLU at 1.677. What lies between the first two is a fourteenth of what lies ' +
    'between them and the last: the step to a gate is what counts, less so which. The three matrices of the layer ' +
    'are made narrower, 2,048 in place of 3,072, so that the number of weights stays the same. The gate dips ' +
    'below zero for small negative $x$, so a unit can turn the sign of its value there, if only weakly. The Gemma ' +
    'models use it, with the tanh in place of the error function: as with GELU alone, two slightly different ' +
    'functions go by one name, and weights trained with one should not be run with the other unnoticed.',
  f: (x, { value }) => value * gelu.f(x, {}),
  df: (x, { value }) => value * gelu.df(x, {}),
  ddf: (x, { value }) => value * (gelu.ddf?.(x, {}) ?? NaN),
  dParameters: { value: (x) => gelu.f(x, {}) },
});
