import { selfGated, selfGatedCurvature, selfGatedDerivative } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

const STEEPNESS = 1.702;

export default defineActivation({
  id: 'gelu-sigmoid',
  name: 'GELU, by sigmoid',
  family: 'smooth',
  year: '2016',
  papers: ['hendrycks2016'],
  tex: {
    f: 'x\\,\\sigma(1.702\\,x)',
    df: '\\begin{aligned}&\\sigma(s)\\,\\bigl(1+s\\,\\sigma(-s)\\bigr),\\\\&s=1.702\\,x\\end{aligned}',
  },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#4f0e8a', text: '#4f0e8a' },
    dark: { line: '#7254af', text: '#8c6fcd' },
    dash: '12 2.5 2.5 2.5',
  },
  calls: {
    pytorch: 'x * torch.sigmoid(1.702 * x)',
    jax: 'x * jax.nn.sigmoid(1.702 * x)',
    keras: 'x * keras.activations.sigmoid(1.702 * x)',
    numpy: 'x * numpy.exp(-numpy.logaddexp(0, -1.702 * x))',
  },
  why:
    'The quick GELU: the Gaussian probability in $x\\,\\Phi(x)$ replaced by a logistic one with the steepness ' +
    '1.702, at which the largest error of the probability, 0.0095, is as small as it can be. One sigmoid is ' +
    'all it takes, so it is as cheap as SiLU and is in fact SiLU with its axis pressed together, ' +
    '$\\mathrm{silu}(1.702\\,x)/1.702$. As an approximation it is rough: off by up to 0.020 near $|x| = 2.3$, ' +
    'forty times the error of the form with tanh, and its minimum is $-0.1636$ where the true one is ' +
    '$-0.1700$. A network trained with it need not mind. The trap opens when weights travel: code that names ' +
    'it quick_gelu and code that reads gelu load the same file and give different answers, without a word of ' +
    'warning.',
  f: (x) => selfGated(x, STEEPNESS),
  df: (x) => selfGatedDerivative(x, STEEPNESS),
  ddf: (x) => selfGatedCurvature(x, STEEPNESS),
});
