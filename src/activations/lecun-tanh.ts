import { sechSquared } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

const AMPLITUDE = 1.7159;
const STEEPNESS = 2 / 3;

export default defineActivation({
  id: 'lecun-tanh',
  name: 'LeCun’s tanh',
  family: 'saturating',
  year: '1998',
  papers: ['lecun1998', 'lecun1998efficient'],
  tex: {
    f: '1.7159\\tanh\\bigl(\\tfrac23 x\\bigr)',
    df: '\\tfrac23\\cdot 1.7159\\,\\bigl(1-\\tanh^2(\\tfrac23 x)\\bigr)',
  },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#005860', text: '#005860' },
    dark: { line: '#71cfd9', text: '#71cfd9' },
    dash: '4 2.5 1 2.5',
  },
  calls: {
    pytorch: '1.7159 * torch.tanh(2 / 3 * x)',
    jax: '1.7159 * jax.numpy.tanh(2 / 3 * x)',
    keras: '1.7159 * keras.activations.tanh(2 / 3 * x)',
    numpy: '1.7159 * numpy.tanh(2 / 3 * x)',
  },
  why:
    'The squashing function of LeNet-5, and a lesson in choosing constants. The amplitude 1.7159 and the ' +
    'steepness $\\tfrac23$ put the points $(\\pm 1, \\pm 1)$ on the curve, to six digits: $f(1) = 0.999997$. Targets ' +
    'of $\\pm 1$ can therefore be reached where the curve is still steep, instead of lying on an asymptote that ' +
    'only infinite weights could reach; and the curvature is strongest at $|x| = 0.988$, close to those same ' +
    'points. The slope at the origin is 1.144, a little more than 1, and a standard Gaussian input keeps 0.75 of ' +
    'its mean square where plain tanh keeps 0.39. It is still a tanh, and saturates, only ' +
    'later; and it is two constants more to explain.',
  f: (x) => AMPLITUDE * Math.tanh(STEEPNESS * x),
  df: (x) => AMPLITUDE * STEEPNESS * sechSquared(STEEPNESS * x),
  ddf(x) {
    const u = STEEPNESS * x;
    return -2 * AMPLITUDE * STEEPNESS ** 2 * Math.tanh(u) * sechSquared(u);
  },
});
