import { logistic } from '../numerics/logistic.ts';
import { normalDensity, normalDistribution } from '../numerics/normal.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'nrelu',
  name: 'Noisy ReLU',
  family: 'rectifier',
  year: '2010',
  papers: ['nair2010'],
  tex: {
    f: '\\mathrm E\\max(0,x+\\varepsilon)',
    df: '\\Phi(x/s)+\\tfrac12\\,s\\,\\sigma(-x)\\,\\varphi(x/s)',
    where:
      '\\begin{aligned}&\\varepsilon\\sim\\mathcal N(0,s^2),\\quad s^2=\\sigma(x),\\\\&f(x)=x\\,\\Phi(x/s)+s\\,\\varphi(x/s)\\end{aligned}',
  },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  form: {
    kind: 'stochastic',
    noise: {
      draw: (random) => random.normal(),
      // s underflows to 0 before x reaches −∞, so that no ∞ − ∞ arises.
      f: (x, n) => Math.max(0, x + deviation(x) * n),
      df: (x, n) =>
        x + deviation(x) * n > 0 ? 1 + deviationSlope(x) * n : x + deviation(x) * n <= 0 ? 0 : NaN,
    },
  },
  ink: {
    light: { line: '#0b2c3e', text: '#0b2c3e' },
    dark: { line: '#698ba1', text: '#698ba1' },
    dash: '1 3',
  },
  calls: {
    pytorch: 'torch.relu(x + torch.sqrt(torch.sigmoid(x)) * torch.randn_like(x))',
    jax: 'jax.nn.relu(x + jax.numpy.sqrt(jax.nn.sigmoid(x)) * jax.random.normal(key, x.shape))',
    keras:
      'keras.ops.relu(x + keras.ops.sqrt(keras.ops.sigmoid(x)) * keras.random.normal(keras.ops.shape(x)))',
    numpy: 'numpy.maximum(0, x + numpy.exp(-numpy.logaddexp(0, -x) / 2) * rng.standard_normal(x.shape))',
  },
  why:
    'The unit with which the rectifier entered deep learning. Nair and Hinton (2010) wanted a hidden unit for ' +
    'Boltzmann machines that can say how much, not only whether. They took infinitely many binary units with the ' +
    'same weights and ever lower biases; together they fire about $\\log(1+e^x)$ times, with a variance of about ' +
    '$\\sigma(x)$. Throwing all those coins is slow, so they threw one: $\\max(0,x+\\varepsilon)$, where ' +
    '$\\varepsilon$ is Gaussian with mean 0 and the variance $\\sigma(x)$, not the standard deviation. The noise is ' +
    'wide where a unit is undecided or on, and vanishes where it is off. What is drawn and computed here is its ' +
    'mean over the noise, in closed form. At 0 that is $1/\\sqrt{4\\pi} \\approx 0.282$; softplus has $0.693$ there ' +
    'and ReLU 0, so it lies between the function it stands for and the one it became. Take the noise away, and ' +
    'ReLU remains.',
  // Both terms cancel far to the left, but no more than rounding x itself would do there.
  f(x) {
    const s = deviation(x);
    // Where s is 0 the noise is gone, and 0·∞ and 0/0 would be NaN.
    return s === 0 ? 0 : x === Infinity ? Infinity : x * normalDistribution(x / s) + s * normalDensity(x / s);
  },
  df(x) {
    const s = deviation(x);
    return s === 0 ? 0 : normalDistribution(x / s) + deviationSlope(x) * normalDensity(x / s);
  },
  // z = x/s has the slope (1 − z·s′)/s.
  ddf(x) {
    const s = deviation(x);
    const density = s === 0 ? 0 : normalDensity(x / s);
    // Where the density is 0, its factors may be infinite.
    if (density === 0) return 0;
    const slope = deviationSlope(x);
    const bend = 0.5 * s * logistic(-x) * (0.5 * logistic(-x) - logistic(x));
    return density * ((1 - (x / s) * slope) ** 2 / s + bend);
  },
});

/** The noise's standard deviation s = √σ(x). */
function deviation(x: number): number {
  return Math.sqrt(logistic(x));
}

/** s′ = ½·s·σ(−x). */
function deviationSlope(x: number): number {
  return 0.5 * deviation(x) * logistic(-x);
}
