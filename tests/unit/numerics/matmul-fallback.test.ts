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
