/** The product of a batch of 64 digits with the first layer's weights, and what share it is of what the core can do. */
import { matmul } from '../../../src/numerics/matmul.ts';
import { createRandom } from '../../../src/numerics/random.ts';
import { allocate } from '../../../src/numerics/simd.ts';
import { ours, plain, race, type Surroundings, type Timing } from './work.ts';

const [m, k, n] = [64, 784, 128];
export const operations = 2 * m * k * n;
export const name = `product ${m}×${k}×${n}`;
const times = 4;

/** As one would write it first. */
function plainProduct(a: Float32Array, b: Float32Array, c: Float32Array): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let t = 0; t < k; t++) sum += a[i * k + t] * b[t * n + j];
      c[i * n + j] = sum;
    }
  }
}

function normals(array: Float32Array): Float32Array {
  const random = createRandom(1);
  return array.map(random.normal);
}

export async function work({ peak }: Surroundings): Promise<readonly Timing[]> {
  const [a, b, c] = [
    normals(new Float32Array(m * k)),
    normals(new Float32Array(k * n)),
    new Float32Array(m * n),
  ];
  const [a2, b2, c2] = [allocate(m * k), allocate(k * n), allocate(m * n)];
  a2.set(a);
  b2.set(b);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(peak));
  // TypeScript knows exports as functions of anything; tests/bench/assembly/peak.ts has these arguments.
  const run = exports.peak as (turns: number, factor: number, summand: number) => number;
  // Each turn of its loop is 12 × 4 products and as many sums. Many short calls, or it would still run as first compiled.
  const turns = 5_000;
  const repeat = (what: () => void) => () => {
    for (let i = 0; i < times; i++) what();
  };
  return race(name, 200, [
    { engine: ours, factor: 1 / times, run: repeat(() => matmul(a2, b2, c2, m, n, k)) },
    { engine: `${ours}, copied in and out`, factor: 1 / times, run: repeat(() => matmul(a, b, c, m, n, k)) },
    { engine: plain, factor: 1, run: () => plainProduct(a, b, c), rounds: 50 },
    {
      engine: 'as many multiply–adds in registers alone',
      factor: operations / (96 * turns * times),
      run: repeat(() => {
        run(turns, 0.999, 0.001);
      }),
    },
  ]);
}
