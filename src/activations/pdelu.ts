import { defineActivation } from './activation.ts';

interface Shape {
  readonly alpha: number;
  readonly t: number;
}

export default defineActivation({
  id: 'pdelu',
  name: 'PDELU',
  family: 'exponential',
  year: '2020',
  papers: ['cheng2020', 'clevert2016', 'dubey2022'],
  tex: {
    f: '\\begin{cases}x&x>0\\\\\\alpha\\,\\bigl(e_t(x)-1\\bigr)&x\\le 0\\end{cases}',
    df: '\\begin{cases}1&x>0\\\\\\alpha\\,e_t(x)^t&x<0\\end{cases}',
    where: 'e_t(x)=\\bigl[1+(1-t)x\\bigr]_+^{1/(1-t)}',
  },
  parameters: {
    alpha: { label: 'depth of the floor', tex: '\\alpha', default: 1, min: 0.1, max: 3, learned: true },
    t: { label: 'deformation', tex: 't', default: 0.9, min: 0.5, max: 1.5 },
  },
  // At the default: with another alpha the slope jumps at 0, from alpha to 1.
  smoothness: 'C1',
  kinks: [],
  kinksAt: ({ alpha }) => (alpha === 1 ? [] : [0]),
  ink: {
    light: { line: '#003c06', text: '#003c06' },
    dark: { line: '#a3f7cd', text: '#a3f7cd' },
    dash: '5 2 5 4',
  },
  calls: {
    pytorch: 'torch.where(x > 0, x, alpha * (torch.clamp(1 + (1 - t) * x, min=0) ** (1 / (1 - t)) - 1))',
    jax: 'jax.numpy.where(x > 0, x, alpha * (jax.nn.relu(1 + (1 - t) * x) ** (1 / (1 - t)) - 1))',
    keras: 'keras.ops.where(x > 0, x, alpha * (keras.ops.relu(1 + (1 - t) * x) ** (1 / (1 - t)) - 1))',
    numpy: 'numpy.where(x > 0, x, alpha * (numpy.maximum(0, 1 + (1 - t) * x) ** (1 / (1 - t)) - 1))',
  },
  why:
    'ELU with an exponential that can be bent. Cheng, Li, Wu, Ma and Ngan (2020) replaced $e^x$ by a power that ' +
    'becomes it as $t \\to 1$: $e_t(x) = [1+(1-t)x]_+^{1/(1-t)}$, which statistical physics knows as a deformed ' +
    'exponential. Below 1 it comes down to 0 at a definite place, $-1/(1-t)$, and stays there, so that the floor is ' +
    'reached and not only approached; at $t = 0.9$ that is at $x = -10$. Above 1 it comes down more slowly than any ' +
    'exponential. The depth $\\alpha$ is learned, the deformation is set beforehand. The aim is that of ELU, a mean ' +
    'output nearer to 0, and they reported faster learning and better accuracy on CIFAR and ImageNet than with ' +
    'eleven other functions. It is the last of the eighteen that the survey of 2022 compares. The price is a power, ' +
    'which is a logarithm and an exponential, for every number below zero.',
  f: (x, shape) => (x > 0 ? x : shape.alpha * Math.expm1(logarithm(x, shape))),
  df: (x, shape) => (x > 0 ? 1 : shape.alpha * power(shape.t, logarithm(x, shape))),
  // Jumps at 0, where the left side is taken, as in `f`.
  ddf: (x, shape) => (x > 0 ? 0 : shape.alpha * shape.t * power(2 * shape.t - 1, logarithm(x, shape))),
  dParameters: {
    alpha: (x, shape) => (x > 0 ? 0 : Math.expm1(logarithm(x, shape))),
    t: byDeformation,
  },
});

/** log e_t(x) for x ≤ 0, by log1p and so without losing small x; −∞ from where the power is cut off. */
function logarithm(x: number, { t }: Shape): number {
  return t === 1 ? x : Math.log1p(Math.max(-1, (1 - t) * x)) / (1 - t);
}

/** e_t(x) to the power `exponent`, from its logarithm; 0·(−∞) would be NaN where the power is cut off. */
function power(exponent: number, log: number): number {
  return log === -Infinity ? 0 : Math.exp(exponent * log);
}

function byDeformation(x: number, shape: Shape): number {
  const { alpha, t } = shape;
  if (x > 0) return 0;
  const log = logarithm(x, shape);
  const factor = alpha * Math.exp(log);
  if (factor === 0) return 0;
  // The difference is (1 − t)x²/2 to leading order: too near t = 1, only its limit has digits left.
  if (Math.abs((1 - t) * x) < 1e-6) return (factor * x * x) / 2;
  return (factor * (log - x / (1 + (1 - t) * x))) / (1 - t);
}
