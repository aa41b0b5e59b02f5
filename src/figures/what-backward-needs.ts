/** P8: what training keeps of a batch for the way back, layer by layer and activation by activation. Counted from definitions. */
import { barX, ruleX, text } from '@observablehq/plot';
import type { Activation } from '../activations/activation.ts';
import elu from '../activations/elu.ts';
import gelu from '../activations/gelu.ts';
import leakyRelu from '../activations/leaky-relu.ts';
import relu from '../activations/relu.ts';
import sigmoid from '../activations/sigmoid.ts';
import silu from '../activations/silu.ts';
import tanh from '../activations/tanh.ts';
import { chart, labelled } from '../figure-kit/chart.ts';
import { choice, integer } from '../figure-kit/controls.ts';
import { defineFigure, type DrawContext } from '../figure-kit/figure.ts';
import { bytes, count, fixed } from '../figure-kit/format.ts';
import { alexNet } from '../networks/models/alexnet.ts';
import { keptForBackward } from '../networks/models/kept-for-backward.ts';
import { sizeOf, type Model } from '../networks/models/plan.ts';
import { residualNet } from '../networks/models/residual-net.ts';
import { vgg16 } from '../networks/models/vgg.ts';

const choices = [relu, leakyRelu, tanh, sigmoid, elu, gelu, silu];
const networks = {
  alexnet: (activation: Activation) => alexNet({ activation }),
  vgg: (activation: Activation) => vgg16({ activation }),
  // Its additions keep nothing, so that its plain twin, whose steps are not nested, keeps as much.
  resnet: (activation: Activation) =>
    residualNet({ input: [3, 32, 32], blocks: 9, residual: false, activation }),
};
type Network = keyof typeof networks;

/** In bytes, for the whole batch. */
interface Stage {
  readonly name: string;
  readonly everything: number;
  readonly needed: number;
}
interface Needs {
  readonly stages: readonly Stage[];
  readonly everything: number;
  readonly needed: number;
  /** Of what is needed, single bits: masks and places of maxima. */
  readonly bits: number;
  readonly weights: number;
  readonly byActivation: readonly { readonly id: string; readonly name: string; readonly needed: number }[];
}
interface Chosen {
  readonly network: Network;
  readonly activation: string;
  readonly images: number;
}
type Context = DrawContext<Chosen, Needs>;

const total = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((sum, each) => sum + of(each), 0);
const bytesOf = ({ input, output, bits }: { input: number; output: number; bits: number }): number =>
  input + output + bits;

/** A layer with weights, or a stage of such layers, and what follows until the next. */
function stagesOf(model: Model, images: number): Stage[] {
  const kept = keptForBackward(model);
  const stages = new Map<string, { everything: number; needed: number }>();
  let name = '';
  model.plans.forEach((plan, i) => {
    if (plan.multiplyAdds > 0) name = plan.name.split(/[-. ]/)[0];
    const stage = stages.get(name) ?? { everything: 0, needed: 0 };
    stage.everything += images * 4 * sizeOf(plan.outputShape);
    stage.needed += images * bytesOf(kept[i]);
    stages.set(name, stage);
  });
  return [...stages].map(([of, stage]) => ({ name: of, ...stage }));
}

export default defineFigure({
  id: 'what-backward-needs',
  title: 'Of a ReLU the way back needs one bit a unit, of a GELU a whole number',
  sentence: 'Train {network} with {activation} on batches of {images} images.',
  controls: {
    network: choice({
      label: 'Network',
      options: { alexnet: 'AlexNet', vgg: 'VGG-16', resnet: 'ResNet-56 for small images' },
      default: 'vgg',
    }),
    activation: choice({
      label: 'Activation',
      options: {
        relu: 'ReLU',
        'leaky-relu': 'leaky ReLU',
        tanh: 'tanh',
        sigmoid: 'sigmoid',
        elu: 'ELU',
        gelu: 'GELU',
        silu: 'SiLU',
      },
      default: 'relu',
    }),
    images: integer({ label: 'Images in a batch', min: 1, max: 256, default: 32 }),
  },
  source: {
    kind: 'instant',
    compute({ network, activation, images }): Needs {
      const make = networks[network];
      const chosen = choices.find(({ id }) => id === activation) ?? relu;
      const model = make(chosen);
      const kept = keptForBackward(model);
      const stages = stagesOf(model, images);
      return {
        stages,
        everything: total(stages, (stage) => stage.everything),
        needed: images * total(kept, bytesOf),
        bits: images * total(kept, ({ bits }) => bits),
        weights: 4 * total(model.plans, ({ weights }) => weights),
        byActivation: choices.map((each) => ({
          id: each.id,
          name: each.name,
          needed: images * total(keptForBackward(make(each)), bytesOf),
        })),
      };
    },
  },
  rows: [
    [
      {
        id: 'stages',
        label: 'What is kept of each layer or stage: every output, and only what the way back needs',
        height: { wide: 340, narrow: 320 },
        draw: drawStages,
      },
      {
        id: 'activations',
        label: 'What the way back needs of the whole network, with each activation',
        height: { wide: 340, narrow: 280 },
        draw: drawActivations,
      },
    ],
  ],
  readouts: ({ everything, needed, bits, weights }) => [
    { label: 'every output kept', value: bytes(everything) },
    { label: 'what backward needs', value: bytes(needed) },
    { label: 'of that, single bits', value: bytes(bits) },
    { label: 'the weights', value: bytes(weights) },
  ],
  numbers: ({ everything, needed, bits, weights, byActivation }) => ({
    everything: everything / 1e6,
    needed: needed / 1e6,
    bits: bits / 1e6,
    weights: weights / 1e6,
    share: needed / everything,
    ...Object.fromEntries(byActivation.map(({ id, needed: all }) => [`with ${id}`, all / 1e6])),
  }),
  describe: ({ everything, needed, bits, byActivation }, { images }) =>
    `For ${count(images)} images every output takes ${bytes(everything)}; the way back needs ${bytes(needed)}, of which ${bytes(bits)} are single bits. With each activation: ${byActivation.map(({ name, needed: all }) => `${name} ${bytes(all)}`).join(', ')}.`,
  caption:
    'Numbers have four bytes. A layer with weights needs what came in; a pool the place of each maximum; dropout, and a ReLU whose output is not kept anyway, a bit a unit; sigmoid, tanh and ELU their output; GELU and SiLU their input. Nothing is kept twice and nothing computed again. Weights and their gradients come on top, and are the same for all.',
  table: ({ stages }) => ({
    columns: ['Layer or stage', 'Every output, MB', 'What backward needs, MB'],
    rows: stages.map(({ name, everything, needed }) => [
      name,
      fixed(everything / 1e6, 2),
      fixed(needed / 1e6, 2),
    ]),
  }),
});

function drawStages(context: Context): Element {
  const { stages } = context.result;
  const { activation } = context.settings;
  const most = Math.max(...stages.map(({ everything }) => everything));
  const bars = (of: (stage: Stage) => number) => ({ x: of, y: 'name' }) as const;
  return chart(context, {
    marginLeft: 52,
    marginRight: 78,
    marginBottom: 8,
    x: { domain: [0, most], axis: null },
    y: { type: 'band', domain: stages.map(({ name }) => name), label: null, padding: 0.25 },
    marks: [
      text(['every output, and what is needed'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      barX(stages, { ...bars(({ everything }) => everything), fill: 'var(--ghost)' }),
      barX(stages, {
        ...bars(({ needed }) => needed),
        fill: `var(--a-${activation})`,
        insetTop: 3,
        insetBottom: 3,
      }),
      ruleX([0], { stroke: 'var(--ink-3)' }),
      text(stages, {
        ...bars(({ everything, needed }) => Math.max(everything, needed)),
        ...{ dx: 5, textAnchor: 'start', text: ({ needed }: Stage) => bytes(needed) },
      }),
    ],
  });
}

function drawActivations(context: Context): Element {
  const { byActivation, everything } = context.result;
  const { activation } = context.settings;
  const most = Math.max(everything, ...byActivation.map(({ needed }) => needed));
  return chart(context, {
    marginLeft: 84,
    marginRight: 82,
    marginBottom: 8,
    x: { domain: [0, most], axis: null },
    y: { type: 'band', domain: byActivation.map(({ name }) => name), axis: null, padding: 0.3 },
    marks: [
      text(['needed in all'], { frameAnchor: 'top-left', textAnchor: 'start', dy: -18 }),
      ruleX([0], { stroke: 'var(--ink-3)' }),
      byActivation.map((each) => [
        barX([each], {
          ...{ x: 'needed', y: 'name', fill: `var(--a-${each.id})` },
          fillOpacity: each.id === activation ? 1 : 0.45,
        }),
        text([each], {
          ...{ y: 'name', frameAnchor: 'left', textAnchor: 'end', dx: -8, text: 'name' },
          ...labelled(each.id, each.id === activation ? 'strong' : 'plain'),
        }),
        text([each], { x: 'needed', y: 'name', dx: 5, textAnchor: 'start', text: () => bytes(each.needed) }),
      ]),
    ],
  });
}
