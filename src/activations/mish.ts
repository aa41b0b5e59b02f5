import { logistic } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'mish',
  name: 'Mish',
  family: 'smooth',
  year: '2019',
  papers: ['misra2020', 'bochkovskiy2020'],
  tex: {
    f: 'x\\tanh\\bigl(\\log(1+e^x)\\bigr)',
    df: '\\begin{aligned}&\\tanh s+x\\,\\sigma(x)\\,(1-\\tanh^2 s),\\\\&s=\\log(1+e^x)\\end{aligned}',
  },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#d33068', text: '#d33068' },
    dark: { line: '#e68da0', text: '#e68da0' },
    dash: '7 2.5 1.5 2.5 1.5 2.5',
  },
  calls: {
    pytorch: 'torch.nn.functional.mish(x)',
    jax: 'jax.nn.mish(x)',
    keras: 'keras.activations.mish(x)',
    numpy: 'x * numpy.tanh(numpy.logaddexp(0, x))',
  },
  why:
    'SiLU with another gate: the input times the tanh of its softplus. Misra (2019) reported 2.1 points more ' +
    'average precision than leaky ReLU for the backbone of YOLOv4, and about one point over ReLU for a ' +
    'ResNet-50 on ImageNet. The gate is more open than a sigmoid, 0.6 at the origin instead of 0.5, so the ' +
    'slope there is 0.6, the mean of the output is a little higher and the dip a little deeper, $-0.3088$ at ' +
    "$x = -1.1924$. Whether that is what helps is open: the gains are mostly the authors' own, over few " +
    'runs. Three transcendental functions one inside the other look dear. They need not be: with $n = ' +
    'e^x(e^x+2)$ the whole function is $x\\,n/(n+2)$, one exponential and one division.',
  f: (x) => (x === -Infinity ? -0 : x * gate(x)),
  df: (x) => (Math.abs(x) === Infinity ? gate(x) : gate(x) + x * gateDerivative(x)),
  ddf(x) {
    const slope = gateDerivative(x);
    // Where the gate no longer moves, 0·∞ would be NaN.
    return slope === 0 ? 0 : slope * (2 + x * (logistic(-x) - 2 * gate(x) * logistic(x)));
  },
});

// Both are rational in e^(−|x|), so that nothing overflows and no digit cancels: tanh(log(1 + eˣ)) is
// (q − 1)/(q + 1) for q = (1 + eˣ)².

function gate(x: number): number {
  const e = Math.exp(-Math.abs(x));
  const n = x > 0 ? 1 + 2 * e : e * (e + 2);
  return n / (n + (x > 0 ? 2 * e * e : 2));
}

function gateDerivative(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x > 0
    ? (4 * e * e * (1 + e)) / (1 + 2 * e + 2 * e * e) ** 2
    : (4 * e * (1 + e)) / (e * (e + 2) + 2) ** 2;
}
