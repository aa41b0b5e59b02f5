import { selfGated, selfGatedByBeta, selfGatedCurvature, selfGatedDerivative } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'swish',
  name: 'Swish, β learned',
  family: 'smooth',
  year: '2017',
  papers: ['ramachandran2017', 'hendrycks2016', 'elfwing2018'],
  tex: {
    f: 'x\\,\\sigma(\\beta x)',
    df: '\\sigma(\\beta x)\\,\\bigl(1+\\beta x\\,\\sigma(-\\beta x)\\bigr)',
  },
  parameters: {
    beta: { label: 'sharpness', tex: '\\beta', default: 1, min: 0, max: 10, learned: true },
  },
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#a62e93', text: '#a62e93' },
    dark: { line: '#f19ddf', text: '#f19ddf' },
    dash: '4 2 1 2',
  },
  calls: {
    pytorch: 'x * torch.sigmoid(beta * x)',
    jax: 'x * jax.nn.sigmoid(beta * x)',
    keras: 'x * keras.activations.sigmoid(beta * x)',
    numpy: 'x * numpy.exp(-numpy.logaddexp(0, -beta * x))',
  },
  why:
    'One parameter between a straight line and ReLU. At $\\beta = 0$ the gate stands at one half and the ' +
    'function is $x/2$; as $\\beta$ grows the gate turns into a step and the function into ReLU; in between, ' +
    'the network can choose. Ramachandran, Zoph and Le (2017) found the form by letting a program search ' +
    'through formulas, and reported, against ReLU on ImageNet, 0.9 points more for Mobile NASNet-A and 0.6 ' +
    'for Inception-ResNet-v2. The dip is $-W(1/e)/\\beta \\approx -0.2785/\\beta$ deep, so a sharper gate ' +
    'also makes it shallower. With $\\beta$ fixed at 1 it is SiLU, and in that form, without the parameter, ' +
    'it came into wide use.',
  f: (x, { beta }) => selfGated(x, beta),
  df: (x, { beta }) => selfGatedDerivative(x, beta),
  ddf: (x, { beta }) => selfGatedCurvature(x, beta),
  dParameters: { beta: (x, { beta }) => selfGatedByBeta(x, beta) },
});
