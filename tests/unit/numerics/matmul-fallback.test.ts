import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The module anew, in a page where `new WebAssembly.Module` does what is given. */
async function matmulWhere(webAssembly: object | undefined) {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', webAssembly);
  const { simdAvailable } = await import('../../../src/numerics/simd.ts');
  const { matmul } = await import('../../../src/numerics/matmul.ts');
  return { simdAvailable, matmul };
}

function Forbidden(): never {
  throw new EvalError("Refused to compile WebAssembly: 'wasm-unsafe-eval' is not an allowed source");
}

test.each([
  ['the engine has no WebAssembly', undefined],
  ['the page’s policy forbids it', { ...WebAssembly, Module: Forbidden }],
])('where %s, products are computed all the same', async (_, webAssembly) => {
  const { simdAvailable, matmul } = await matmulWhere(webAssembly);
  expect(simdAvailable()).toBe(false);
  const ones = new Float32Array(400).fill(1);
  const c = new Float32Array(400);
  matmul(ones, ones, c, 20, 20, 20);
  expect(c).toEqual(new Float32Array(400).fill(20));
});

test('where the engine has no WebAssembly, convolutions and softmax are what they are with it', async () => {
  const outputs = async () => {
    const { conv2d } = await import('../../../src/networks/conv2d.ts');
    const { softmax } = await import('../../../src/networks/softmax-cross-entropy.ts');
    const { createRandom } = await import('../../../src/numerics/random.ts');
    const random = createRandom(1);
    const layer = conv2d({
      ...{ input: { channels: 4, height: 9, width: 9 }, outputChannels: 8, kernelSize: 3 },
      initialiser: (weights) => {
        for (let i = 0; i < weights.length; i++) weights[i] = random.normal();
      },
      random,
    });
    const x = Float32Array.from({ length: 2 * layer.inputSize }, random.normal);
    const y = Float32Array.from(layer.forward(x, 2));
    const dx = Float32Array.from(layer.backward(y, 2));
    const probabilities = new Float32Array(y.length);
    softmax(y, 8, probabilities);
    return [y, dx, Float32Array.from(layer.weight.gradient), probabilities];
  };
  const having = await outputs();
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  const lacking = await outputs();
  having.forEach((numbers, i) => {
    const scale = Math.max(...numbers.map(Math.abs));
    numbers.forEach((value, j) => {
      expect(Math.abs(lacking[i][j] - value)).toBeLessThan(1e-5 * scale);
    });
  });
});
