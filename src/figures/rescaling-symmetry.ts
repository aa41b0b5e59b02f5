/** P6: one function, many weights: a unit is rescaled, and everything that depends on the weights moves (Dinh et al. 2017). */
import { dot, line, ruleX, ruleY, text } from '@observablehq/plot';
import { activationOf } from '../activations/index.ts';
import { chart, labelled, lineOf } from '../figure-kit/chart.ts';
import { choice, range, seed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { fixed, significant } from '../figure-kit/format.ts';
import { functionSeries } from '../figure-kit/series.ts';
import { descend, differentiate, drawLineNet, lineOutput, rescaled } from '../networks/line-net.ts';
import { largestEigenvalue } from '../numerics/largest-eigenvalue.ts';
import { createRandom } from '../numerics/random.ts';
import { norm } from '../numerics/statistics.ts';

interface Measures {
  readonly factor: number;
  readonly loss: number;
  readonly gradient: number;
  /** The Hessian’s largest eigenvalue, and its trace. */
  readonly sharpness: number;
  readonly trace: number;
}
interface Rescaled extends Measures {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly curve: readonly Measures[];
  readonly untouched: Measures;
  /** The loss after further training from both places. */
  readonly further: { readonly steps: number; readonly untouched: number; readonly rescaled: number };
}
type Quantity = 'loss' | 'gradient' | 'sharpness';
type Context = DrawContext<{ readonly activation: string }, Rescaled>;

const units = 6;
const count = 24;
const x = Float64Array.from({ length: count }, (_, i) => -1 + (2 * (i + 0.5)) / count);
const points = { x, y: x.map((at) => Math.sin(Math.PI * at)) };
const dots = Array.from(points.x, (at, i): [number, number] => [at, points.y[i]]);
const [least, most] = [0.05, 20];
const further = { rate: 0.1, steps: 20 };
const quantities: readonly (readonly [Quantity, string])[] = [
  ['sharpness', 'sharpness'],
  ['gradient', 'gradient'],
  ['loss', 'loss'],
];

/** Training takes longer than a frame has for it, so networks are kept. */
const trained = new Map<string, Float64Array>();
function network(id: string, from: number): Float64Array {
  const key = `${id} ${from}`;
  const known = trained.get(key);
  if (known) return known;
  const start = drawLineNet(units, createRandom(from, 1));
  const made = descend(start, activationOf(id), points, { rate: 0.2, steps: 500 });
  trained.set(key, made);
  return made;
}
/** The unit that does most, |a|·‖(w, b)‖. */
function largestUnit(row: Float64Array): number {
  const size = (j: number) => Math.abs(row[2 * units + j]) * Math.hypot(row[j], row[units + j]);
  return Array.from({ length: units }, (_, j) => j).reduce((best, j) => (size(j) > size(best) ? j : best), 0);
}
function measuresOf(row: Float64Array, id: string, factor: number): Measures {
  const { loss, gradient, hessian = [] } = differentiate(row, activationOf(id), points, true);
  let trace = 0;
  for (let p = 0; p < row.length; p++) trace += hessian[p * row.length + p];
  return {
    factor,
    loss,
    gradient: norm(gradient),
    sharpness: largestEigenvalue(hessian, row.length),
    trace,
  };
}

export default defineFigure({
  id: 'rescaling-symmetry',
  title: 'One function, and as sharp a minimum as you like: a ReLU unit can be rescaled at will',
  sentence:
    'Multiply the incoming weights of {which} by {factor}, and divide the outgoing ones by it. The units are {activation}, the seed is {seed}.',
  controls: {
    which: choice({
      label: 'Which units',
      options: { one: 'one unit', all: 'every unit' },
      default: 'one',
    }),
    factor: range({
      label: 'Factor',
      min: least,
      max: most,
      step: 200,
      scale: 'log',
      default: 0.1,
      format: (factor) => significant(factor, 2),
    }),
    activation: choice({
      label: 'Activation',
      options: { relu: 'ReLU', 'leaky-relu': 'leaky ReLU', gelu: 'GELU', tanh: 'tanh' },
      default: 'relu',
    }),
    seed: seed({ default: 5 }),
  },
  source: {
    kind: 'instant',
    compute({ which, factor, activation, seed }): Rescaled {
      const before = network(activation, seed);
      const chosen = which === 'one' ? [largestUnit(before)] : Array.from({ length: units }, (_, j) => j);
      const after = rescaled(before, chosen, factor);
      const lossFrom = (row: Float64Array) =>
        differentiate(
          descend(row, activationOf(activation), points, further),
          activationOf(activation),
          points,
        ).loss;
      return {
        ...measuresOf(after, activation, factor),
        before,
        after,
        curve: Array.from({ length: 25 }, (_, i) => {
          const at = least * (most / least) ** (i / 24);
          return measuresOf(rescaled(before, chosen, at), activation, at);
        }),
        untouched: measuresOf(before, activation, 1),
        further: { steps: further.steps, untouched: lossFrom(before), rescaled: lossFrom(after) },
      };
    },
  },
  rows: [
    [
      {
        id: 'function',
        label: 'The points to be learned, and what the network computes before and after rescaling',
        height: { wide: 330, narrow: 280 },
        draw: drawFunction,
        series: ({ before, after }, { activation }) => [
          functionSeries('after', (at) => lineOutput(after, activationOf(activation), at), [-1, 1], 0.05),
          functionSeries('before', (at) => lineOutput(before, activationOf(activation), at), [-1, 1], 0.05),
        ],
      },
      {
        id: 'measures',
        label: 'Sharpness, length of the gradient and loss against the factor, on logarithmic axes',
        share: 1.2,
        height: { wide: 330, narrow: 300 },
        draw: drawMeasures,
        series: ({ curve }) =>
          quantities.map(([quantity, name]) => ({
            label: name,
            points: curve.map((at) => [at.factor, at[quantity]] as const),
            sayX: (factor) => `a factor of ${significant(factor, 2)}`,
            sayY: (value) => significant(value, 3),
            scale: 'log',
          })),
      },
    ],
  ],
  readouts: ({ untouched, further, ...now }) => [
    { label: 'loss, before and after', value: `${fixed(untouched.loss, 4)} and ${fixed(now.loss, 4)}` },
    {
      label: 'sharpness',
      value: `${significant(untouched.sharpness, 3)} and ${significant(now.sharpness, 3)}`,
    },
    {
      label: 'largest stable step',
      value: `${significant(2 / untouched.sharpness, 2)} and ${significant(2 / now.sharpness, 2)}`,
    },
    {
      label: 'gradient’s length',
      value: `${significant(untouched.gradient, 2)} and ${significant(now.gradient, 2)}`,
    },
    {
      label: `loss after ${further.steps} more steps of 0.1`,
      value: `${significant(further.untouched, 2)} and ${significant(further.rescaled, 2)}`,
    },
  ],
  numbers: ({ untouched, further, loss, sharpness, gradient, trace }) => ({
    loss,
    sharpness,
    gradient,
    trace,
    stable: 2 / sharpness,
    lossBefore: untouched.loss,
    sharpnessBefore: untouched.sharpness,
    gradientBefore: untouched.gradient,
    stableBefore: 2 / untouched.sharpness,
    furtherBefore: further.untouched,
    further: further.rescaled,
  }),
  describe: ({ untouched, ...now }, { factor }) =>
    `With a factor of ${significant(factor, 2)} the loss goes from ${fixed(untouched.loss, 4)} to ${fixed(now.loss, 4)}, the sharpness from ${significant(untouched.sharpness, 3)} to ${significant(now.sharpness, 3)}, the length of the gradient from ${significant(untouched.gradient, 2)} to ${significant(now.gradient, 2)}.`,
  caption:
    'A network with six hidden units, trained for 500 steps on the 24 points. Left, the thin line is what it computes before, the thick one after; they may hide each other. Right, sharpness is the largest eigenvalue of the Hessian; the largest stable step of gradient descent is 2 divided by it.',
  table: ({ curve }) => ({
    columns: ['Factor', 'Loss', 'Gradient’s length', 'Sharpness', 'Trace of the Hessian'],
    rows: curve.map((at) => [
      significant(at.factor, 2),
      significant(at.loss),
      significant(at.gradient),
      significant(at.sharpness),
      significant(at.trace),
    ]),
  }),
});

function drawFunction(context: Context): Element {
  const { result, settings } = context;
  const activation = activationOf(settings.activation);
  const curve = (row: Float64Array): [number, number][] =>
    Array.from({ length: 51 }, (_, i): [number, number] => {
      const at = -1 + i / 25;
      return [at, lineOutput(row, activation, at)];
    });
  return chart(context, {
    marginLeft: 34,
    x: { domain: [-1, 1], ticks: [-1, 0, 1], label: 'input x' },
    y: { domain: [-2, 2], ticks: [-2, -1, 0, 1, 2], label: null },
    marks: [
      ruleY([0], { stroke: 'var(--grid)' }),
      dot(dots, { r: 3, stroke: 'var(--ink-2)', strokeWidth: 1.2 }),
      line(curve(result.after), { ...lineOf(settings.activation), clip: true }),
      line(curve(result.before), { stroke: 'var(--ink)', strokeWidth: 1.1, clip: true }),
      text(['output f(x), before and after'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
    ],
  });
}

function drawMeasures(context: Context): Element {
  const { result, settings, narrow } = context;
  const seen = result.curve.flatMap(({ loss, gradient, sharpness }) => [loss, gradient, sharpness]);
  const low = 10 ** Math.floor(Math.log10(Math.max(1e-6, Math.min(...seen))));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...seen)));
  return chart(context, {
    marginLeft: 46,
    marginRight: narrow ? 78 : 90,
    x: {
      type: 'log',
      domain: [least, most],
      ticks: [0.1, 1, 10],
      tickFormat: (factor: number) => significant(factor, 1),
      label: 'factor',
    },
    y: {
      type: 'log',
      domain: [low, high],
      ticks: 4,
      tickFormat: (value: number) => significant(value, 1),
      label: null,
    },
    marks: [
      ruleX([1], { stroke: 'var(--grid)' }),
      ruleX([result.factor], { stroke: 'var(--ink-3)' }),
      quantities.map(([quantity, name], i) => [
        line(result.curve, {
          x: 'factor',
          y: quantity,
          ...(i === 0 ? lineOf(settings.activation) : { stroke: 'var(--ink-2)', strokeWidth: 3 - i }),
        }),
        dot([result], { x: 'factor', y: quantity, r: 4, fill: 'var(--ink)' }),
        text(result.curve.slice(-1), {
          x: 'factor',
          y: quantity,
          text: [name],
          dx: 6,
          textAnchor: 'start',
          ...(i === 0 ? labelled(settings.activation) : { className: 'halo' }),
        }),
      ]),
    ],
  });
}
