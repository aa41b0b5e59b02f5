import { defineActivation } from './activation.ts';

type Coefficient = 'a0' | 'a1' | 'a2' | 'a3' | 'a4' | 'a5' | 'b1' | 'b2' | 'b3' | 'b4';
type Coefficients = Readonly<Record<Coefficient, number>>;

/** Starts as the authors' code does (their fit of leaky ReLU with the slope 0.01 on about −3 to 3). */
const above = (power: number, start: number) => coefficient('P', 'a', power, start);
const below = (power: number, start: number) => coefficient('Q', 'b', power, start);

function coefficient(polynomial: string, letter: string, power: number, start: number) {
  const label = `coefficient of the power ${power} in ${polynomial}`;
  return { label, tex: `${letter}_${power}`, default: start, min: -5, max: 5, learned: true };
}

export default defineActivation({
  id: 'pade',
  name: 'Padé unit',
  family: 'learned',
  year: '2019',
  papers: ['molina2020', 'dubey2022'],
  tex: {
    f: '\\frac{P}{1+|Q|}',
    df: "\\frac{P'}{1+|Q|}-\\frac{P\\,Q'\\operatorname{sgn}Q}{(1+|Q|)^2}",
    where: 'P=\\sum_{j=0}^{5}a_jx^j,\\quad Q=\\sum_{k=1}^{4}b_kx^k',
  },
  // The code has b₁ = 3.3·10⁻⁶ and b₃ = 5.1·10⁻⁷, which is what its fit left of 0; with 0, Q changes its sign nowhere.
  parameters: {
    a0: above(0, 0.0335583603),
    a1: above(1, 0.505000375),
    a2: above(2, 1.65343934),
    a3: above(3, 2.01001052),
    a4: above(4, 0.931901999),
    a5: above(5, 0.152424124),
    b1: below(1, 0),
    b2: below(2, 3.98021568),
    b3: below(3, 0),
    b4: below(4, 0.301830109),
  },
  // At the start: once learning lets Q change its sign, |Q| has a corner there.
  smoothness: 'smooth',
  kinks: [],
  ink: {
    light: { line: '#824f32', text: '#824f32' },
    dark: { line: '#e9b999', text: '#e9b999' },
    dash: '3 2',
  },
  calls: {
    pytorch:
      '(a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * a5))))) / (1 + (x * (b1 + x * (b2 + x * (b3 + x * b4)))).abs())',
    jax: 'jax.numpy.polyval(a[::-1], x) / (1 + jax.numpy.abs(x * jax.numpy.polyval(b[::-1], x)))',
    keras:
      '(a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * a5))))) / (1 + keras.ops.abs(x * (b1 + x * (b2 + x * (b3 + x * b4)))))',
    numpy:
      'numpy.polyval((a5, a4, a3, a2, a1, a0), x) / (1 + numpy.abs(numpy.polyval((b4, b3, b2, b1, 0), x)))',
  },
  why:
    'A fraction of two polynomials can come near to almost any activation there is, in far fewer terms than one ' +
    'polynomial. Molina, Schramowski and Kersting (2019) therefore let each layer learn its own: ten numbers, five ' +
    'powers above the line and four below, which cost next to nothing beside the weights. A zero below the ' +
    'line would be a pole; the absolute value and the 1 make that impossible, at the price of corners where $Q$ ' +
    'changes its sign. They start from known functions, here from leaky ReLU. On the far sides the fraction is a ' +
    'straight line with the slope $a_5/|b_4|$, the same on both, so that the likeness has an end: with the numbers ' +
    'of their code it holds to 0.034 from $-3$ to $3$ and is lost beyond. They reported results as good as ' +
    'those of the usual functions or better, without having to choose among them. Two definitions go about: the ' +
    'paper takes the absolute value of the sum, some code of each of its terms.',
  f(x, c) {
    const { numerator, denominator } = quotient(x, c);
    return Math.abs(x) > 1 ? x * (numerator / denominator) : numerator / denominator;
  },
  df(x, c) {
    const { numerator, denominator, dNumerator, dDenominator } = quotient(x, c);
    return (dNumerator - (numerator / denominator) * dDenominator) / denominator;
  },
  ddf(x, c) {
    const q = quotient(x, c);
    const slope = (q.dNumerator - (q.numerator / q.denominator) * q.dDenominator) / q.denominator;
    const bend = q.ddNumerator - 2 * slope * q.dDenominator - (q.numerator / q.denominator) * q.ddDenominator;
    return Math.abs(x) > 1 ? bend / q.denominator / x : bend / q.denominator;
  },
  dParameters: {
    a0: (x, c) => byNumerator(0, x, c),
    a1: (x, c) => byNumerator(1, x, c),
    a2: (x, c) => byNumerator(2, x, c),
    a3: (x, c) => byNumerator(3, x, c),
    a4: (x, c) => byNumerator(4, x, c),
    a5: (x, c) => byNumerator(5, x, c),
    b1: (x, c) => byDenominator(1, x, c),
    b2: (x, c) => byDenominator(2, x, c),
    b3: (x, c) => byDenominator(3, x, c),
    b4: (x, c) => byDenominator(4, x, c),
  },
});

/**
 * P and 1 + |Q| with two derivatives each. For |x| > 1, where x⁵ might overflow, P is divided by x⁵, 1 + |Q| by
 * x⁴, and each derivative by one power less, so that of P⁽ⁱ⁾/(1 + |Q|) and its like a factor x¹⁻ⁱ is missing.
 */
function quotient(x: number, c: Coefficients) {
  if (!(Math.abs(x) > 1)) {
    const sum = x * (c.b1 + x * (c.b2 + x * (c.b3 + x * c.b4)));
    const sign = sum < 0 ? -1 : 1;
    return {
      numerator: c.a0 + x * (c.a1 + x * (c.a2 + x * (c.a3 + x * (c.a4 + x * c.a5)))),
      dNumerator: c.a1 + x * (2 * c.a2 + x * (3 * c.a3 + x * (4 * c.a4 + x * 5 * c.a5))),
      ddNumerator: 2 * c.a2 + x * (6 * c.a3 + x * (12 * c.a4 + x * 20 * c.a5)),
      sign,
      denominator: 1 + sign * sum,
      dDenominator: sign * (c.b1 + x * (2 * c.b2 + x * (3 * c.b3 + x * 4 * c.b4))),
      ddDenominator: sign * (2 * c.b2 + x * (6 * c.b3 + x * 12 * c.b4)),
    };
  }
  const t = 1 / x;
  const sum = c.b4 + t * (c.b3 + t * (c.b2 + t * c.b1));
  const sign = sum < 0 ? -1 : 1;
  return {
    numerator: c.a5 + t * (c.a4 + t * (c.a3 + t * (c.a2 + t * (c.a1 + t * c.a0)))),
    dNumerator: 5 * c.a5 + t * (4 * c.a4 + t * (3 * c.a3 + t * (2 * c.a2 + t * c.a1))),
    ddNumerator: 20 * c.a5 + t * (12 * c.a4 + t * (6 * c.a3 + t * 2 * c.a2)),
    sign,
    denominator: t ** 4 + sign * sum,
    dDenominator: sign * (4 * c.b4 + t * (3 * c.b3 + t * (2 * c.b2 + t * c.b1))),
    ddDenominator: sign * (12 * c.b4 + t * (6 * c.b3 + t * 2 * c.b2)),
  };
}

/** xʲ/(1 + |Q|) */
function byNumerator(power: number, x: number, c: Coefficients): number {
  const { denominator } = quotient(x, c);
  return (Math.abs(x) > 1 ? x ** (power - 4) : x ** power) / denominator;
}

/** −P·sgn(Q)·xᵏ/(1 + |Q|)² */
function byDenominator(power: number, x: number, c: Coefficients): number {
  const { numerator, denominator, sign } = quotient(x, c);
  const scale = Math.abs(x) > 1 ? x ** (power - 3) : x ** power;
  return -sign * scale * (numerator / denominator / denominator);
}
