/** U1: two ReLUs can do XOR, but seldom find it; how often depends on the width. */
import type { XorOddsFrame } from '../experiments/xor-odds.ts';
import { cells, cellSize } from '../figure-kit/cells.ts';
import { choice, integer, seed } from '../figure-kit/controls.ts';
import { emptyView } from '../figure-kit/empty-view.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { count } from '../figure-kit/format.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';

const names = { relu: 'ReLU', 'leaky-relu': 'leaky ReLU', tanh: 'tanh' };
const networks = 100;

interface Tried {
  readonly right: readonly number[];
}
const foundBy = ({ right }: Tried): number => right.filter((points) => points === 4).length;

function drawTried(context: DrawContext<{ readonly width: number }, Tried>): Element {
  const { document, result, width, height, narrow } = context;
  if (result.right.length === 0)
    return emptyView(context, 'Press Play: each network that has learned is a cell here.');
  const columns = narrow ? 10 : 25;
  const size = cellSize(width, columns, networks / columns, height - 26);
  const values = result.right.map((points) => (points === 4 ? 1 : 0));
  return svgPicture(context, 'A cell for each network: filled where it found XOR, empty where it did not', [
    svgElement(document, 'text', { x: 0, y: 14, class: 'strong' }, [
      `${count(foundBy(result))} of ${count(result.right.length)} found it`,
    ]),
    cells(document, { values, columns, largest: 1 }, { x: 0, y: 26, size }),
  ]);
}

export default defineFigure({
  id: 'xor-odds',
  title: 'Two ReLUs can part XOR, and three times in four they never find out',
  sentence:
    'Train a hundred networks of {width} {activation} units on the four points of XOR, from seed {seed}.',
  controls: {
    width: integer({ label: 'Units', min: 2, max: 12, default: 2 }),
    activation: choice({ label: 'Activation', options: names, default: 'relu' }),
    seed: seed(),
  },
  source: {
    kind: 'run',
    experiment: 'xor-odds',
    noun: 'networks',
    stepsAtBuild: Infinity,
    settings: ({ width, activation, seed }) => ({ width, activation, seed, networks }),
    start: (): Tried => ({ right: [] }),
    collect: (_: Tried, { right }: XorOddsFrame): Tried => ({ right }),
  },
  rows: [[{ id: 'tried', label: 'The networks', height: { wide: 190, narrow: 360 }, draw: drawTried }]],
  numbers: (result) => ({ found: foundBy(result), tried: result.right.length }),
  compares: (result) =>
    result.right.length === networks ? [{ label: 'found XOR', value: foundBy(result), format: count }] : [],
  readouts: (result) => [
    { label: 'found XOR', value: `${count(foundBy(result))} of ${count(result.right.length)}` },
    {
      label: 'three of four points right',
      value: count(result.right.filter((points) => points === 3).length),
    },
  ],
  describe: (result, { width, activation }) =>
    result.right.length === 0
      ? `No network has learned yet; there will be ${networks}.`
      : `Of ${count(result.right.length)} networks with ${count(width)} ${names[activation]} units, ${count(foundBy(result))} part all four points of XOR.`,
  caption:
    'Each cell is a network with weights of its own, trained for 2,000 steps on all four points: filled if it has all four right at the end, empty if not.',
  table: ({ right }) => ({
    columns: ['Points right', 'Networks'],
    rows: [4, 3, 2, 1, 0].map((points) => [points, right.filter((each) => each === points).length]),
  }),
});
