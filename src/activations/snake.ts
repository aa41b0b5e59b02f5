import { defineActivation } from './activation.ts';

export default defineActivation({
  id: 'snake',
  name: 'Snake',
  family: 'learned',
  year: '2020',
  papers: ['ziyin2020'],
  tex: { f: 'x+\\tfrac1a\\sin^2(ax)', df: '1+\\sin(2ax)' },
  parameters: { a: { label: 'frequency', tex: 'a', default: 1, min: 0.1, max: 10, learned: true } },
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#9a614d', text: '#9a614d' },
    dark: { line: '#bd826d', text: '#bd826d' },
    dash: '1 2',
  },
  calls: {
    pytorch: 'x + torch.sin(a * x) ** 2 / a',
    jax: 'x + jax.numpy.sin(a * x) ** 2 / a',
    keras: 'x + keras.ops.sin(a * x) ** 2 / a',
    numpy: 'x + numpy.sin(a * x) ** 2 / a',
  },
  why:
    'Fit a sine with ReLU or tanh and the network does well as far as the data reach and no farther: beyond ' +
    'them it goes on in a straight line, or not at all. Ziyin, Hartwig and Ueda (2020) proved that the usual ' +
    'activations must extrapolate like that, and proposed one that carries a period within it and is still ' +
    'easy to train. A plain sine would do the first, but its slope changes sign at every turn. The sum $x + ' +
    '\\sin^2(ax)/a$ never turns back, for its slope lies between 0 and 2, so it is a staircase and not a ' +
    'wave, and the frequency $a$ can be learned. They tried it on temperatures and on prices. The period must ' +
    'be there to be found: where there is none, the wiggles are a burden, and the slope still reaches 0 once ' +
    'in every period.',
  // Beyond 2⁶⁰ the second term is far below the last digit of the first, and sin(±∞) is NaN.
  f: (x, { a }) => (Math.abs(x) > 2 ** 60 ? x : x + Math.sin(a * x) ** 2 / a),
  // 1 + sin(2y) = (sin y + cos y)², which keeps its digits where the slope is near 0. No limit at ±∞: NaN.
  df: (x, { a }) => (Math.sin(a * x) + Math.cos(a * x)) ** 2,
  // 2a·cos(2ax), in a form in which 2ax cannot overflow.
  ddf: (x, { a }) => 2 * a * (Math.cos(a * x) - Math.sin(a * x)) * (Math.cos(a * x) + Math.sin(a * x)),
  dParameters: { a: byFrequency },
});

/** ∂f/∂a; 0 where `f` is x itself. */
function byFrequency(x: number, { a }: { readonly a: number }): number {
  if (Math.abs(x) > 2 ** 60) return 0;
  return (x * Math.sin(2 * a * x)) / a - (Math.sin(a * x) / a) ** 2;
}
