/** U3: a chain of single units, and its derivative as a product, one factor at a time. */
import { dot, line, text } from '@observablehq/plot';
import { activationOf, defaultsOf } from '../activations/index.ts';
import { activationOptions } from '../figure-kit/activation-options.ts';
import { ground } from '../figure-kit/chart-marks.ts';
import { chart, inkOf, labelled, lineOf, namedLevels } from '../figure-kit/chart.ts';
import { choice, integer, range, toggle } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';

const length = 20;
const offered = ['sigmoid', 'tanh', 'relu', 'gelu'] as const;

interface Chain {
  readonly activation: string;
  /** Weight times slope at each unit, the last unit's first: the order in which backpropagation multiplies. */
  readonly factors: readonly number[];
  /** products[n] is that of the first n factors; products[0] is 1. */
  readonly products: readonly number[];
  /** Of the factors taken. */
  readonly product: number;
  /** The last factor taken. */
  readonly factor: number;
  readonly taken: number;
}
type Context = DrawContext<{ readonly factors: number }, Chain>;

function chainOf(id: string, weight: number, input: number, centred: boolean, taken: number): Chain {
  const activation = activationOf(id);
  const values = defaultsOf(activation);
  const middle = centred ? activation.f(0, values) : 0;
  const forward: number[] = [];
  let h = input;
  for (let unit = 0; unit < length; unit++) {
    const z = weight * (unit === 0 ? h : h - middle);
    forward.push(weight * activation.df(z, values));
    h = activation.f(z, values);
  }
  const factors = forward.reverse();
  const products = [1];
  for (const factor of factors) products.push(products[products.length - 1] * factor);
  return {
    activation: id,
    factors,
    products,
    product: products[taken],
    factor: taken > 0 ? factors[taken - 1] : 1,
    taken,
  };
}

/** A tile for each factor; those not yet multiplied are pale. A click multiplies up to there. */
function drawFactors(context: Context): Element {
  const { document, result, width, narrow } = context;
  const columns = narrow ? 5 : 10;
  const tile = { width: width / columns, height: 40 };
  const children = result.factors.map((factor, i) => {
    const x = (i % columns) * tile.width;
    const y = Math.floor(i / columns) * (tile.height + 6);
    const on = i < result.taken;
    return svgElement(
      document,
      'g',
      { class: 'touchable', 'data-set': 'factors', 'data-value': i + 1, opacity: on ? 1 : 0.45 },
      [
        svgElement(document, 'rect', {
          x: x + 1,
          y: y + 1,
          width: tile.width - 16,
          height: tile.height - 2,
          rx: 3,
          fill: 'var(--paper)',
          stroke: on ? inkOf(result.activation) : 'var(--ghost)',
          'stroke-width': on ? 1.6 : 1,
        }),
        svgElement(
          document,
          'text',
          {
            x: x + (tile.width - 14) / 2,
            y: y + 25,
            'text-anchor': 'middle',
            class: on ? 'strong' : undefined,
          },
          [significant(factor, 2)],
        ),
        ...(i < length - 1
          ? [
              svgElement(document, 'text', { x: x + tile.width - 7, y: y + 25, 'text-anchor': 'middle' }, [
                '·',
              ]),
            ]
          : []),
      ],
    );
  });
  return svgPicture(context, `The ${length} factors, the last unit’s first`, children);
}

function drawProduct(context: Context): Element {
  const { result, narrow } = context;
  const visible = result.products.filter((product) => product > 0);
  const low = 10 ** (Math.floor(Math.log10(Math.min(1e-3, ...visible))) - 1);
  const high = 10 ** Math.ceil(Math.log10(Math.max(10, ...visible)));
  const points = result.products.map((product, n) => ({
    n,
    product: Math.max(low, product),
    zero: product === 0,
  }));
  const sigmoids = result.activation === 'sigmoid';
  const end = points[result.taken];
  return chart(context, {
    marginRight: narrow ? 84 : 110,
    x: { domain: [0, length], ticks: narrow ? 4 : 10, label: 'factors multiplied' },
    y: { type: 'log', domain: [low, high] },
    marks: [
      namedLevels(
        [
          { y: 1e6, name: 'a million times' },
          { y: 1, name: 'all of it' },
          { y: 1e-3, name: 'a thousandth' },
          { y: 1e-6, name: 'a millionth' },
          { y: 1e-12, name: 'a trillionth' },
        ].filter(({ y }) => y > low && y < high),
      ),
      ground(low),
      line(sigmoids ? points.filter(({ n }) => 0.25 ** n >= low) : [], {
        x: 'n',
        y: ({ n }: { n: number }) => 0.25 ** n,
        stroke: 'var(--ink-3)',
        strokeWidth: 1,
        strokeDasharray: '2 3',
      }),
      line(points, { x: 'n', y: 'product', ...lineOf(result.activation, 'ghost') }),
      line(points.slice(0, result.taken + 1), { x: 'n', y: 'product', ...lineOf(result.activation) }),
      dot(points.slice(0, result.taken + 1), {
        x: 'n',
        y: 'product',
        r: 2.5,
        fill: inkOf(result.activation),
      }),
      text([end], {
        x: 'n',
        y: 'product',
        dx: 9,
        textAnchor: 'start',
        text: () => (end.zero ? 'exactly 0' : significant(result.product, 2)),
        ...labelled(result.activation),
      }),
    ],
  });
}

export default defineFigure({
  id: 'chain-product',
  title: 'Twenty factors, none of them tiny, and nothing is left',
  sentence:
    'Multiply {factors} factors of a chain of {activation} units with weight {weight} and input {input}, {centred}.',
  controls: {
    factors: integer({ label: 'Factors multiplied', min: 0, max: length, default: length }),
    activation: choice({
      label: 'Activation',
      options: activationOptions(offered),
      default: 'sigmoid',
    }),
    weight: range({
      label: 'Weight',
      min: 0.5,
      max: 8,
      step: 0.1,
      default: 1,
      format: (w) => fixed(w, 1),
    }),
    input: range({ label: 'Input', min: -2, max: 2, step: 0.1, default: 0.5, format: (x) => fixed(x, 1) }),
    centred: toggle({ label: 'each output moved so that its middle is 0', default: false }),
  },
  source: {
    kind: 'instant',
    compute: ({ activation, weight, input, centred, factors }) =>
      chainOf(activation, weight, input, centred, factors),
  },
  rows: [
    [{ id: 'factors', label: 'The factors', height: { wide: 92, narrow: 184 }, draw: drawFactors }],
    [
      {
        id: 'product',
        label: 'The product after each factor, on a logarithmic axis',
        height: { wide: 300, narrow: 280 },
        draw: drawProduct,
      },
    ],
  ],
  readouts: ({ taken, factor, product }) => [
    ...(taken > 0 ? [{ label: `factor ${count(taken)}`, value: significant(factor, 3) }] : []),
    { label: 'product', value: significant(product, 3) },
  ],
  describe: ({ activation, taken, factor, product }, { weight }) =>
    `A chain of ${length} ${activationOf(activation).name} units with weight ${fixed(weight, 1)}. The product of ${count(taken)} factors, from the last unit back, is ${significant(product, 3)}${taken > 0 ? `; the factor multiplied last is ${significant(factor, 3)}` : ''}.`,
  caption:
    'Each unit takes the output of the one before it, times the weight. A factor is the weight times the activation’s slope where that unit stands; the last unit’s comes first, as in backpropagation. Dotted: a quarter for each factor, the most that sigmoids with weight 1 let through.',
  table: ({ factors, products }) => ({
    columns: ['Unit', 'Factor', 'Product up to it'],
    rows: factors.map((factor, i) => [length - i, significant(factor, 3), significant(products[i + 1], 3)]),
  }),
});
