/** U5: a 2–2–1 network, forward and back on paper, one number a step. */
import { activationOf } from '../activations/index.ts';
import { activationOptions } from '../figure-kit/activation-options.ts';
import { choice, integer, typed } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { svgElement, svgPicture } from '../figure-kit/svg.ts';
import { handChain, type HandChain, type HandNetwork } from '../networks/hand-chain.ts';
import { graph } from './backprop-stepper/graph.ts';
import { short, type ChainStep, type StepKey } from './backprop-stepper/rules.ts';
import { chainSteps } from './backprop-stepper/steps.ts';
import { verdictOn, type Verdict } from './backprop-stepper/verdict.ts';

const total = 24;
const shownUnits = ['relu', 'leaky-relu', 'tanh', 'sigmoid'] as const;
const number = (symbol: string, value: number) =>
  typed({ label: symbol, symbol, min: -9, max: 9, default: String(value) });

interface Walk extends HandChain {
  readonly steps: readonly ChainStep[];
  /** The last step that has been taken; what comes after it is not shown. */
  readonly place: number;
  /** True where the number of that step is for the reader to fill in, and has not been. */
  readonly gap: boolean;
  readonly verdict: Verdict;
  readonly network: HandNetwork;
}

const given = {
  x1: number('x₁', 2),
  x2: number('x₂', -1),
  t: number('t', 0.5),
  w11: number('w₁₁', 0.5),
  w12: number('w₁₂', -0.2),
  b1: number('b₁', 0.3),
  w21: number('w₂₁', -0.4),
  w22: number('w₂₂', 0.6),
  b2: number('b₂', 0.5),
  v1: number('v₁', 0.8),
  v2: number('v₂', -0.5),
  c: number('c', 0.1),
} as const;

export default defineFigure({
  id: 'backprop-stepper',
  title: 'Every gradient is the one behind it times one slope that lies ready',
  sentence:
    'Go to step {step}, and {mode} {answer}. The units are {activation}. Change any number: {x1} {x2} {t} {w11} {w12} {b1} {w21} {w22} {b2} {v1} {v2} {c}',
  controls: {
    step: integer({ label: 'Step', min: 1, max: total, default: total }),
    mode: choice({
      label: 'Who computes the number of this step',
      options: { show: 'show me its number', ask: 'let me fill it in:' },
      default: 'show',
    }),
    answer: typed({
      label: 'Your number for this step',
      min: -9999,
      max: 9999,
      default: '',
      mayBeEmpty: true,
    }),
    activation: choice({
      label: 'Activation of the two units',
      options: activationOptions(shownUnits),
      default: 'relu',
    }),
    ...given,
  },
  source: {
    kind: 'instant',
    compute({ step, mode, answer, activation: id, ...texts }): Walk {
      const network = {
        ...{ x1: Number(texts.x1), x2: Number(texts.x2), t: Number(texts.t) },
        ...{ w11: Number(texts.w11), w12: Number(texts.w12), b1: Number(texts.b1) },
        ...{ w21: Number(texts.w21), w22: Number(texts.w22), b2: Number(texts.b2) },
        ...{ v1: Number(texts.v1), v2: Number(texts.v2), c: Number(texts.c) },
      };
      const activation = activationOf(id);
      const chain = handChain(network, activation);
      const steps = chainSteps(network, chain, activation);
      const place = step - 1;
      const verdict = verdictOn(steps, place, mode === 'ask' ? answer : '');
      return {
        ...chain,
        steps,
        place,
        gap: mode === 'ask' && verdict.kind !== 'right',
        verdict,
        network,
      };
    },
  },
  rows: [
    [
      {
        id: 'graph',
        label: 'The network as a graph, with the numbers that are known at this step',
        height: { wide: 340, narrow: 560 },
        draw: drawGraph,
      },
    ],
    [
      {
        id: 'rule',
        label: 'The rule of this step, and what is said of the number filled in',
        height: { wide: 134, narrow: 171 },
        draw: drawRule,
      },
    ],
  ],
  describe(result) {
    const { stage, symbol, rule, numbers, value } = current(result);
    const head = `Step ${result.place + 1} of ${total}, ${stage}: ${symbol} is ${rule}`;
    if (!result.gap) return `${head}, that is ${numbers}, or ${short(value)}. ${result.verdict.words}`.trim();
    return `${head}. ${result.verdict.words || 'Its number is for you to fill in.'}`;
  },
  caption:
    'Each circle is a number, each line carries one to the next. Under a value stands its gradient, marked ∂: by how much the loss changes for each unit by which the value does. On the line through a unit stands the unit’s slope f′. The loss is L = ½(y − t)².',
  table: (result) => ({
    columns: ['Step', 'Stage', 'Number', 'Rule', 'In numbers', 'Value'],
    rows: result.steps
      .slice(0, result.place + 1)
      .map(({ stage, symbol, rule, numbers, value }, i) =>
        i === result.place && result.gap
          ? [i + 1, stage, symbol, rule, '?', '?']
          : [i + 1, stage, symbol, rule, numbers, short(value)],
      ),
  }),
});

const current = ({ steps, place }: Walk): ChainStep => {
  const step = steps[place];
  if (!step) throw new RangeError(`backprop-stepper has ${steps.length} steps, and none at ${place + 1}`);
  return step;
};

function drawGraph(context: DrawContext<unknown, Walk>): Element {
  const { result } = context;
  const { network: n, steps, place } = result;
  const known = new Map<keyof HandNetwork | StepKey, string>([
    ...([
      ['x1', short(n.x1)],
      ['x2', short(n.x2)],
    ] as const),
    ...([
      ['w11', short(n.w11)],
      ['w12', short(n.w12)],
      ['b1', short(n.b1)],
    ] as const),
    ...([
      ['w21', short(n.w21)],
      ['w22', short(n.w22)],
      ['b2', short(n.b2)],
    ] as const),
    ...([
      ['v1', short(n.v1)],
      ['v2', short(n.v2)],
      ['c', short(n.c)],
    ] as const),
    ...steps.slice(0, place + 1).map((step) => [step.key, short(step.value)] as const),
  ]);
  const { key } = current(result);
  if (result.gap) known.set(key, '?');
  return graph(context, { known, current: key }, 'The network as a graph');
}

function drawRule(context: DrawContext<unknown, Walk>): Element {
  const { document, result, width } = context;
  const { stage, symbol, rule, numbers, value } = current(result);
  const { verdict, gap } = result;
  const said = wrapped(verdict.words, Math.floor((width - 14) / 7.2));
  const rules = [`${symbol} = ${rule}`, ...(gap ? ['= ?'] : [`= ${numbers}`, `= ${short(value)}`])];
  const line = (text: string, i: number, x = 0) =>
    svgElement(document, 'text', { x, y: 16 + 21 * i, class: i === 0 ? undefined : 't-relu strong' }, [text]);
  const top = 4 + 21 * (1 + rules.length);
  return svgPicture(context, 'The rule of this step', [
    ...[`Step ${result.place + 1} of ${total}, ${stage}`, ...rules].map((text, i) => line(text, i)),
    ...said.map((text, i) => line(text, 1 + rules.length + i, 14)),
    ...(verdict.kind === 'none'
      ? []
      : [
          svgElement(document, 'rect', {
            ...{ x: 0, y: top, width: 3, height: 21 * said.length - 4 },
            fill: verdict.kind === 'right' ? 'var(--good)' : 'var(--bad)',
          }),
        ]),
  ]);
}

function wrapped(words: string, longest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ').filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > longest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
