import { defineConfig } from 'vitest/config';

/** Kernels are AssemblyScript: what covers them is that each is compared with its reference. */
const engine = ['src/activations/**/*.ts', 'src/numerics/**/*.ts', 'src/networks/**/*.ts'];

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    // Some tests train a network, on machines that may be slow and busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/reports/unit.json' },
    // `npm test` measures what the mathematics below the experiments is covered by; see scripts/test.mjs.
    coverage: {
      provider: 'v8',
      include: engine,
      // Formulas are read for exercises, and half of what reads them refuses input that its parser never gives.
      exclude: ['**/*.generated.ts', 'src/numerics/kernels/**', 'src/numerics/formula/**'],
      reporter: ['text-summary', 'html'],
      reportsDirectory: '.cache/coverage',
      thresholds: Object.fromEntries(engine.map((files) => [files, { lines: 95, branches: 95 }])),
    },
  },
});
