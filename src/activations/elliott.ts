import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'elliott',
  name: 'Elliott’s sigmoid',
  family: 'saturating',
  year: '1993',
  papers: ['elliott1993', 'dubey2022'],
  tex: {
    f: '\\frac12+\\frac{x}{2\\,(1+|x|)}',
    df: '\\frac{1}{2\\,(1+|x|)^2}',
  },
  parameters: {},
  smoothness: 'C1',
  kinks: [],
  ink: {
    light: { line: '#4c7dd9', text: '#4272cd' },
    dark: { line: '#4083db', text: '#4083db' },
    dash: '6 4',
  },
  calls: {
    pytorch: '0.5 + 0.5 * torch.nn.functional.softsign(x)',
    jax: '0.5 + 0.5 * jax.nn.soft_sign(x)',
    keras: '0.5 + 0.5 * keras.activations.softsign(x)',
    numpy: '0.5 + 0.5 * x / (1 + numpy.abs(x))',
  },
  why:
    "A sigmoid for machines to which an exponential is dear. Elliott's report of 1993 starts from $x/(1+|x|)$, " +
    'which is softsign; halved and lifted it runs from 0 to 1, and in this form it appears in comparisons beside ' +
    'the logistic function. At the origin it is twice as steep, $\\tfrac12$ against $\\tfrac14$, and far out it is ' +
    'slower to make up its mind: at $x = 10$ it has reached 0.955, the logistic function 0.99995. For a gate or a ' +
    'hidden unit that is a gain, since the slope falls only like $1/x^2$ and some gradient is left. For a ' +
    'probability it is a loss, because a confident answer takes an enormous input. It shares the fault of every ' +
    'function that is never negative: for standard Gaussian input the mean of its output is $\\tfrac12$.',
  // Each side in the form in which nothing cancels: 1 + x/(1 − x) is 1/(1 − x).
  f: (x) => (x < 0 ? 0.5 / (1 - x) : 1 - 0.5 / (1 + x)),
  df: (x) => 0.5 * (1 / (1 + Math.abs(x))) ** 2,
  // The limits at 0 are 1 and −1; sign(0) takes the middle.
  ddf: (x) => -Math.sign(x) * (1 / (1 + Math.abs(x))) ** 3,
});
