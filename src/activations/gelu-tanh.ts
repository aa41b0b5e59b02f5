import { logistic, logisticDerivative } from '../numerics/logistic.ts';
import { defineActivation } from './activation.ts';

const CUBIC = 0.044715;
/** 2·√(2/π): twice, because ½(1 + tanh u) is the logistic function of 2u, which keeps the lower tail. */
const STEEPNESS = 1.5957691216057308;

export default defineActivation({
  id: 'gelu-tanh',
  name: 'GELU, by tanh',
  family: 'smooth',
  year: '2016',
  papers: ['hendrycks2016', 'gemma2024'],
  tex: {
    f: '\\begin{aligned}&\\tfrac12x\\,(1+\\tanh u),\\\\&u=\\sqrt{2/\\pi}\\,\\bigl(x+0.044715\\,x^3\\bigr)\\end{aligned}',
    df: '\\begin{aligned}&\\tfrac12(1+\\tanh u)\\\\&{}+\\tfrac12x\\,(1-\\tanh^2u)\\,u^{\\prime},\\\\&u^{\\prime}=\\sqrt{2/\\pi}\\,\\bigl(1+0.134145\\,x^2\\bigr)\\end{aligned}',
  },
  parameters: {},
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#822ee6', text: '#822ee6' },
    dark: { line: '#c671fd', text: '#c671fd' },
    dash: '16 3 3 3',
  },
  calls: {
    pytorch: 'torch.nn.functional.gelu(x, approximate="tanh")',
    jax: 'jax.nn.gelu(x, approximate=True)',
    keras: 'keras.activations.gelu(x, approximate=True)',
    numpy: '0.5 * x * (1 + numpy.tanh(numpy.sqrt(2 / numpy.pi) * (x + 0.044715 * x**3)))',
  },
  why:
    'The other GELU. The paper of 2016 gives it beside the exact one, for machines with a fast tanh and no ' +
    'error function, and it is by now so deeply rooted that it is a function in its own right: weights ' +
    'trained with it expect it. The two differ by at most $4.7\\cdot10^{-4}$, near $|x| = 2.7$, little enough ' +
    'to be lost in the noise of training, and more than enough to fail the test of a converted model. Know ' +
    'which one a library means by the plain name: in JAX it is this one, in PyTorch and Keras the exact one; ' +
    'configurations of language models write gelu_new or gelu_pytorch_tanh, as those of Gemma do. Far below ' +
    'zero it falls off faster than the true function, like $e^{-0.07|x|^3}$ and not $e^{-x^2/2}$, so the last ' +
    'digits of the tail are its own.',
  f(x) {
    const gate = logistic(twiceU(x));
    // (−∞)·0 would be NaN.
    return gate === 0 ? -0 : x * gate;
  },
  df(x) {
    const u = twiceU(x);
    const slope = logisticDerivative(u);
    // Where the gate no longer moves, the second term is 0, though its other factors may be infinite.
    if (slope === 0) return logistic(u);
    return logistic(u) + x * slope * STEEPNESS * (1 + 3 * CUBIC * x * x);
  },
  ddf(x) {
    const u = twiceU(x);
    const slope = logisticDerivative(u);
    if (slope === 0) return 0;
    const [du, ddu] = [STEEPNESS * (1 + 3 * CUBIC * x * x), STEEPNESS * 6 * CUBIC * x];
    return slope * (2 * du + x * (ddu - Math.tanh(u / 2) * du * du));
  },
});

function twiceU(x: number): number {
  return STEEPNESS * x * (1 + CUBIC * x * x);
}
