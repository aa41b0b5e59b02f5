import { defineActivation } from './activation.ts';
import silu from './silu.ts';

export default defineActivation({
  id: 'swiglu',
  name: 'SwiGLU',
  family: 'gated',
  year: '2020',
  papers: ['shazeer2020', 'ramachandran2017', 'chowdhery2023', 'touvron2023'],
  tex: { f: 'v\\,x\\,\\sigma(x)', df: 'v\\,\\sigma(x)\\,\\bigl(1+x\\,\\sigma(-x)\\bigr)' },
  // The other input, which the gate multiplies; drawn and computed with 1.
  parameters: { value: { label: 'what is gated', tex: 'v', default: 1, min: -2, max: 2 } },
  smoothness: 'smooth',
  kinks: [],
  form: { kind: 'gated', gate: silu },
  ink: {
    light: { line: '#546e0d', text: '#546e0d' },
    dark: { line: '#9bc14d', text: '#9bc14d' },
    dash: '6 2 1.5 2',
  },
  calls: {
    pytorch: 'value * torch.nn.functional.silu(x)',
    jax: 'value * jax.nn.silu(x)',
    keras: 'value * keras.activations.silu(x)',
    numpy: 'value * x * numpy.exp(-numpy.logaddexp(0, -x))',
  },
  why:
    'The feed-forward layer of many large language models: one linear map through SiLU, times another, then a ' +
    'third map back to the width of the residual stream. Shazeer proposed it in 2020 beside GEGLU and reported a ' +
    'held-out log-perplexity of 1.636 against 1.677 for plain ReLU at equal weights; PaLM and LLaMA took it up. ' +
    'He offered no explanation of why such layers work, and none is agreed on since. What can be said is what ' +
    'they are: products of two linear maps wherever the gate is open, hence polynomials of the second degree ' +
    'where a rectifier is linear, and smooth everywhere. What they lack is zeros. A rectified layer is silent for ' +
    'most inputs and the work for silent units can be skipped; here nearly every unit answers a little, and ' +
    'attempts to win sparsity back begin by replacing this function.',
  f: (x, { value }) => value * silu.f(x, {}),
  df: (x, { value }) => value * silu.df(x, {}),
  ddf: (x, { value }) => value * (silu.ddf?.(x, {}) ?? NaN),
  dParameters: { value: (x) => silu.f(x, {}) },
});
