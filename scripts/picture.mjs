// `node scripts/picture.mjs`: writes README.png, the first page of the built site. Run `npm run build` first.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.mjs';
import { serve } from './serve.mjs';
import { command, root, say, siteFolder } from './shell.mjs';

await command(async () => {
  const site = await serve({ directory: siteFolder, base: process.env.BASE, port: 0 });
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1060 }, reducedMotion: 'reduce' });
    await page.goto(site.url, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(root, 'README.png') });
    say('Wrote README.png.');
  } finally {
    await browser.close();
    await site.close();
  }
});
