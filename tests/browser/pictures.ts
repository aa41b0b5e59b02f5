/**
 * Pictures of the pages as they should look, kept in tests/pictures: two files a page, in the light and in the dark,
 * grey and small. `npm run pictures` takes them anew.
 *
 * A page that differs from its picture fails. One that has none yet gets it, and the test says so: look at it and commit it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, test, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { launchOptions } from '../../scripts/chromium.mjs';
import { root } from '../../scripts/shell.mjs';
import { figureIds, findFigure } from '../../src/figures/index.ts';
import { differenceOf, most, type Grey } from './picture-compare.ts';

const folder = join(root, 'tests', 'pictures');
/** What a run found: the pictures as they are now, for whoever looks why one differs. */
const found = join(root, '.cache', 'pictures');

/** The browser that took them, “Chromium 147”: another version may break lines and draw controls otherwise. */
const takenWith = join(folder, 'taken-with.txt');
const browser =
  /^\D+\d+/.exec(
    execFileSync(launchOptions().executablePath ?? chromium.executablePath(), ['--version'], {
      encoding: 'utf8',
    }),
  )?.[0] ?? 'unknown';
const otherBrowser =
  existsSync(takenWith) && readFileSync(takenWith, 'utf8').trim() !== browser
    ? `not compared with tests/pictures, which ${readFileSync(takenWith, 'utf8').trim()} took, not ${browser}`
    : undefined;

/** How often a picture that differs is taken again, and how many milliseconds later. */
const turns = 6;
const pause = 250;

/** A page is kept at an eighth of its size: taken at a quarter, which the browser does by itself, and halved with care. */
const pageScale = 1 / 8;

/** Figures that show times of the machine that built the page. */
async function timed(): Promise<string> {
  const ids: string[] = [];
  for (const id of figureIds) {
    const { source } = await findFigure(id);
    if (source.kind !== 'run' || !source.measures) continue;
    ids.push(`course-figure[data-figure="${id}"]`, `.figures li:has(h2 a[href$="/figures/${id}/"])`);
  }
  return ids.join(', ') || ':not(*)';
}
const timedFigures = await timed();

async function grey(picture: Buffer, scale: number): Promise<Grey> {
  const { width, height } = await sharp(picture).metadata();
  const { data, info } = await sharp(picture)
    .flatten({ background: 'white' })
    .greyscale()
    .resize(Math.round(width * scale), Math.round(height * scale), { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

async function shot(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
  scale: number,
) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip: { ...clip, scale: 2 * scale },
  });
  await session.detach();
  return grey(Buffer.from(data, 'base64'), 0.5);
}

/** The whole page as it is now; figures with times are as high as ever, and blank. */
async function pictureOfPage(page: Page): Promise<Grey> {
  const blank = (visibility: string) =>
    page.evaluate(
      async ([selector, value]) => {
        for (const figure of document.querySelectorAll<HTMLElement>(selector))
          figure.style.visibility = value;
        await document.fonts.ready;
        // A figure is drawn again for a new width or theme in the frame after it.
        for (let i = 0; i < 3; i++) await new Promise((next) => requestAnimationFrame(next));
        const { clientWidth, scrollHeight } = document.documentElement;
        return { x: 0, y: 0, width: clientWidth, height: scrollHeight };
      },
      [timedFigures, visibility] as const,
    );
  const picture = await shot(page, await blank('hidden'), pageScale);
  await blank('');
  return picture;
}

/** The page in the light and, to the right of it, in the dark. */
export async function pictureOfThemes(page: Page): Promise<Grey> {
  const taken: Grey[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    taken.push(await pictureOfPage(page));
  }
  const [light, dark] = taken;
  return besides(light, dark);
}

/** One thing on the page at half its size, for what is small. */
export async function pictureOf(element: Locator): Promise<Grey> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  const top = await element.page().evaluate(() => scrollY);
  if (!box) throw new Error('What should be pictured is not on the page.');
  // A tall delimiter stands out of the line's box.
  const above = 16;
  const clip = { x: box.x, y: box.y + top - above, width: box.width, height: box.height + 2 * above };
  return shot(element.page(), clip, 1 / 2);
}

/** Two pictures of one size as one: the left half and the right. */
function besides(left: Grey, right: Grey): Grey {
  if (left.width !== right.width || left.height !== right.height)
    throw new Error(
      `${left.width} × ${left.height} pixels in the light, ${right.width} × ${right.height} in the dark: a theme moves something.`,
    );
  const { width, height } = left;
  const data = new Uint8Array(2 * width * height);
  for (let y = 0; y < height; y++) {
    data.set(left.data.subarray(y * width, (y + 1) * width), 2 * y * width);
    data.set(right.data.subarray(y * width, (y + 1) * width), (2 * y + 1) * width);
  }
  return { width: 2 * width, height, data };
}

/** As it is kept: what the compression loses is lost on both sides of a comparison. */
const compress = ({ width, height, data }: Grey): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 1 } })
    .webp({ quality: 50, effort: 4 })
    .toBuffer();

async function write(file: string, picture: Grey): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await compress(picture));
}

/** What differs from the kept picture, or undefined. */
async function differs(file: string, now: Grey): Promise<string | undefined> {
  try {
    const { mean, square, at } = differenceOf(
      await grey(readFileSync(file), 1),
      await grey(await compress(now), 1),
    );
    if (mean <= most.mean && square <= most.square) return undefined;
    return `${square.toFixed(0)} levels of grey at ${at.x}, ${at.y} of the picture, ${mean.toFixed(1)} on the whole`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Compares with the kept picture, and takes it again where it differs: something may still have been on its way.
 *
 * @param name of the file in tests/pictures
 * @returns what differs, for an assertion to say
 */
export async function compareWithKept(name: string, take: () => Promise<Grey>): Promise<readonly string[]> {
  // Elsewhere letters have other widths, and lines break at other words.
  if (process.platform !== 'linux') return [];
  const file = join(folder, `${name}.webp`);
  const { updateSnapshots } = test.info().config;
  const missing = !existsSync(file);
  if (missing && updateSnapshots === 'none') return [];
  const renews = updateSnapshots === 'all' || updateSnapshots === 'changed';
  if (otherBrowser !== undefined && !renews) {
    test.info().annotations.push({ type: 'picture', description: otherBrowser });
    return [];
  }
  let now = await take();
  for (let turn = 0; turn < turns; turn++) {
    const wrong = missing ? 'there is none' : await differs(file, now);
    if (wrong === undefined) return [];
    await setTimeout(pause);
    const next = await take();
    const settled = Buffer.compare(now.data, next.data) === 0;
    now = next;
    if (!settled) continue;
    await write(join(found, `${name}.webp`), now);
    if (missing || renews) {
      await write(file, now);
      writeFileSync(takenWith, `${browser}\n`);
      const what = `tests/pictures/${name}.webp is new (${wrong}): look at it, and commit it.`;
      test.info().annotations.push({ type: 'picture', description: what });
      process.stdout.write(`\n${what}\n`);
      return [];
    }
    return [`tests/pictures/${name}.webp: ${wrong}. It is now as .cache/pictures/${name}.webp.`];
  }
  return [`${name} did not come to rest`];
}
