import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'hard-swish',
  name: 'Hard swish',
  family: 'hard',
  year: '2019',
  papers: ['howard2019'],
  tex: {
    f: 'x\\,\\max\\bigl(0,\\min(1,\\tfrac{x+3}{6})\\bigr)',
    df: '\\begin{cases}0&x<-3\\\\\\tfrac{2x+3}{6}&|x|<3\\\\1&x>3\\end{cases}',
  },
  parameters: {},
  smoothness: 'continuous',
  // PyTorch uses the middle formula on the closed interval (its vector code only up to, not at, 3); in JAX and TensorFlow the product rule with
  // relu6′ = 0 at both of its kinks leaves the hard sigmoid's value, 0 or 1.
  kinks: [
    { x: -3, left: 0, right: -0.5, taken: { pytorch: -0.5, jax: 0, tensorflow: 0 } },
    { x: 3, left: 1.5, right: 1, taken: { pytorch: 1.5, jax: 1, tensorflow: 1 } },
  ],
  ink: {
    light: { line: '#823c66', text: '#823c66' },
    dark: { line: '#d28bb3', text: '#d28bb3' },
    dash: '3.5 2',
  },
  calls: {
    pytorch: 'torch.nn.functional.hardswish(x)',
    jax: 'jax.nn.hard_swish(x)',
    keras: 'keras.activations.hard_swish(x)',
    numpy: 'x * numpy.clip(x / 6 + 0.5, 0, 1)',
  },
  why:
    'Swish for a telephone. MobileNetV3 (Howard and others, 2019) wanted what a self-gated unit brings in ' +
    'accuracy and could not pay for a sigmoid at every pixel, so it put the ramp $(x+3)/6$ in the place of ' +
    'the gate: two multiplications, an addition and two comparisons. The curve stays within 0.142 of SiLU, ' +
    'worst at $\\pm 3$, and keeps the dip, down to $-\\tfrac38$ at $x = -\\tfrac32$. It is often called a ' +
    'smooth function because it looks like one, and it is not: at $-3$ the slope jumps from 0 to ' +
    '$-\\tfrac12$, at 3 from $\\tfrac32$ to 1. A gradient can therefore be half as large again as it was, ' +
    'just before the function turns into the identity. At the corners the libraries differ, and PyTorch with ' +
    'itself: version 1.13 returns 1.5 at 3 for a single number, and 1 for the same number in a long tensor, ' +
    'where its vector code does the work.',
  f: (x) => (x <= -3 ? 0 : x >= 3 ? x : (x * (x + 3)) / 6),
  df: (x) => (x < -3 ? 0 : x > 3 ? 1 : (2 * x + 3) / 6),
  // On the closed middle piece, as `df`.
  ddf: (x) => (Math.abs(x) > 3 ? 0 : Math.abs(x) <= 3 ? 1 / 3 : NaN),
});
