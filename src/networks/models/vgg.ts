/**
 * VGG-16: Simonyan and Zisserman (2015), configuration D. Thirteen convolutions of 3 × 3 in five stages, each stage ended by
 * a pool of 2 × 2, then three fully connected layers; ReLU after each but the last. For images of 3 × 224 × 224:
 * 138,357,544 weights.
 */
import type { Activation } from '../../activations/activation.ts';
import relu from '../../activations/relu.ts';
import { widthBefore } from '../activation-layer.ts';
import { fixedNormal } from '../initialisers.ts';
import { dropout } from './norm-steps.ts';
import { model, type Model, type Step } from './plan.ts';
import { activation, conv, fullyConnected, maxPool } from './steps.ts';

/** Channels of each convolution, stage by stage. */
const stages = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
];

export function vgg16({ activation: chosen = relu }: { readonly activation?: Activation } = {}): Model {
  const initialiser = fixedNormal(0.01);
  const active = (name: string, step: Step): Step[] => [step, activation(`${name} ${chosen.id}`, chosen)];
  const hidden = (name: string): Step[] => [
    ...active(name, fullyConnected(name, { size: widthBefore(chosen, 4096), initialiser })),
    dropout(`dropout${name.slice(2)}`, 0.5),
  ];
  return model(
    'VGG-16',
    ['simonyan2015'],
    [3, 224, 224],
    [
      ...stages.flatMap((widths, stage) => [
        ...widths.flatMap((width, i) => {
          const name = `conv${stage + 1}-${i + 1}`;
          const channels = widthBefore(chosen, width);
          return active(name, conv(name, { channels, kernelSize: 3, padding: 1, initialiser }));
        }),
        maxPool(`pool${stage + 1}`, { kernelSize: 2 }),
      ]),
      ...hidden('fc6'),
      ...hidden('fc7'),
      fullyConnected('fc8', { size: 1000, initialiser }),
    ],
  );
}
