import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'squared-relu',
  name: 'Squared ReLU',
  family: 'rectifier',
  year: '2021',
  papers: ['so2021', 'parmar2024', 'zhang2024relu2'],
  tex: { f: '\\max(0,x)^2', df: '2\\max(0,x)' },
  parameters: {},
  smoothness: 'C1',
  kinks: [],
  ink: {
    light: { line: '#333e4d', text: '#333e4d' },
    dark: { line: '#cfd8e5', text: '#cfd8e5' },
    dash: '2 2',
  },
  calls: {
    pytorch: 'torch.relu(x) ** 2',
    jax: 'jax.nn.relu(x) ** 2',
    keras: 'keras.activations.relu(x) ** 2',
    numpy: 'numpy.maximum(0, x) ** 2',
  },
  why:
    'Found by machine. A search through transformer programs by So and others (2021) kept two changes that mattered, ' +
    'and one of them was to square the rectifier in the feed-forward layers; how much of the reported saving it ' +
    'earned alone is not known, since the other change, a convolution in the attention, came with it. It took the ' +
    'rectifier back into language models: Nemotron-4 (2024) is built with it, and a study of activations for sparse ' +
    'models preferred it for the balance of quality and zeros. The exact zeros of ReLU stay, and the corner is ' +
    'gone, for the slope grows from 0 instead of jumping to 1. What it gives up is the bound on that slope. Twice ' +
    'the input comes out four times as large, and a layer can magnify a gradient without limit, so it leans on ' +
    'normalisation before and residual paths around it.',
  f: (x) => (x <= 0 ? 0 : x * x),
  df: (x) => (x <= 0 ? 0 : 2 * x),
  // Jumps at 0, where the left side is taken, as in `f`.
  ddf: (x) => (x > 0 ? 2 : x <= 0 ? 0 : NaN),
});
