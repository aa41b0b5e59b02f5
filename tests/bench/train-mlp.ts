/** `node tests/bench/train-mlp.ts`: an epoch of a perceptron beside TensorFlow.js and PyTorch. */
import { pytorch } from './runners/pytorch.ts';
import { report } from './runners/report.ts';

const name = '784–128–64–10, an epoch of 10,000 digits';

await report({
  name: 'train-mlp',
  goals: [
    { than: 'TensorFlow.js 4.22.0, wasm', times: 6 },
    { than: 'TensorFlow.js 4.22.0, cpu', times: 25 },
    { than: 'PyTorch', times: 0.5 },
  ],
  others: (surroundings) => pytorch('mlp', name, surroundings),
});
