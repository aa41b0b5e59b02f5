import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/chromium.mjs';
import { normaliseBase } from './scripts/serve.mjs';
import { siteFolder } from './scripts/shell.mjs';

if (!existsSync(join(siteFolder, 'index.html'))) {
  throw new Error(
    `There is no built site in ${siteFolder}. Run \`npm run build\` first, or \`npm test -- build browser\`.`,
  );
}

// Playwright reads it from the line that the server prints, below.
const port = process.env.RECTIFIED_PORT ?? '4321';

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // Named at the end as flaky, and counted (scripts/test-counts.mjs): each is a race to be mended.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  // Some tests train a network, on machines that may be slow and busy.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: '.cache/reports/browser.json' }]],
  use: {
    browserName: 'chromium',
    baseURL: `http://localhost:${port}${normaliseBase(process.env.BASE)}`,
    launchOptions: launchOptions(),
    trace: 'off',
    serviceWorkers: 'block',
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    wait: { stdout: /Serving at http:\/\/localhost:(?<RECTIFIED_PORT>\d+)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 1000 },
  },
});
