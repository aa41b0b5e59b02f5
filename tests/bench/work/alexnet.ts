/** AlexNet's five convolutional layers at full size, with all that is between them: forward and backward of one image. */
import { alexNetConvolutions } from '../../../src/networks/models/alexnet.ts';
import { build } from '../../../src/networks/models/build.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { ours, race, type Work } from './work.ts';

export const name = 'AlexNet’s convolutional layers, one image forward and backward';

export const work: Work = async () => {
  const network = build(alexNetConvolutions(), { random: createRandom(1) });
  const image = new Float32Array(network.inputSize).map(createRandom(2).normal);
  const gradient = new Float32Array(network.outputSize).fill(1);
  return race(name, 10, [
    {
      engine: ours,
      run: () => {
        network.forward(image, 1);
        network.backward(gradient, 1);
      },
    },
  ]);
};
