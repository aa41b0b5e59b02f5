/** `node tests/bench/train-lenet.ts`: an epoch of a LeNet-like net beside TensorFlow.js and PyTorch. */
import { pytorch } from './runners/pytorch.ts';
import { report } from './runners/report.ts';

const name = 'conv 6 · conv 16 · 120 · 84 · 10, an epoch of 10,000 digits';

await report({
  name: 'train-lenet',
  goals: [
    { than: 'TensorFlow.js', times: 200 },
    { than: 'PyTorch', times: 1 },
  ],
  others: (surroundings) => pytorch('lenet', name, surroundings),
});
