import { describe, expect, test } from 'vitest';
import { activationOf } from '../../../src/activations/index.ts';
import { handChain, type HandChain, type HandNetwork } from '../../../src/networks/hand-chain.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const gradients: Readonly<Record<Exclude<keyof HandNetwork, 't'>, keyof HandChain>> = {
  ...{ x1: 'dx1', x2: 'dx2', w11: 'dw11', w12: 'dw12', b1: 'db1', w21: 'dw21', w22: 'dw22', b2: 'db2' },
  ...{ v1: 'dv1', v2: 'dv2', c: 'dc' },
};
const parameters = ['x1', 'x2', 'w11', 'w12', 'b1', 'w21', 'w22', 'b2', 'v1', 'v2', 'c'] as const;

describe.each(['relu', 'leaky-relu', 'tanh', 'sigmoid'])('by hand, with %s', (id) => {
  test.each([1, 2, 3, 4])('each gradient is what the loss does when its number moves, seed %i', (seed) => {
    const random = createRandom(seed);
    const draw = () => 2 * random.normal();
    const network: HandNetwork = {
      ...{ x1: draw(), x2: draw(), t: draw(), w11: draw(), w12: draw(), b1: draw() },
      ...{ w21: draw(), w22: draw(), b2: draw(), v1: draw(), v2: draw(), c: draw() },
    };
    const activation = activationOf(id);
    const chain = handChain(network, activation);
    for (const name of parameters) {
      const lossAt = (h: number) => handChain({ ...network, [name]: network[name] + h }, activation).loss;
      const quotient = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
      const found = chain[gradients[name]];
      expect(Math.abs(found - quotient), name).toBeLessThan(1e-6 * Math.max(1, Math.abs(found)));
    }
  });
});
