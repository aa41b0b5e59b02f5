// Finds a Chromium for the browser tests, or gets one. Not `channel: 'chromium'`: that does not find Debian's.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { Advice, command, isMain, run, say } from './shell.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Ubuntu's /usr/bin/chromium-browser is a script that only says to install the snap. @param {string} path */
function isBrowser(path) {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  if (statSync(path).size > 20_000) return true;
  return !readFileSync(path, 'utf8').includes('snap install');
}

/**
 * A Chromium that is on this machine already: CHROMIUM_PATH, else one on PATH.
 *
 * @returns {string | undefined} its path; undefined where Playwright's own is the only hope
 * @throws {Advice} where CHROMIUM_PATH names no file
 */
export function systemChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Advice(
      `CHROMIUM_PATH is ${chosen}, where there is no file.`,
      'Set it to the path of a Chromium or Chrome.',
    );
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return [...new Set(folders)].flatMap((folder) => names.map((name) => join(folder, name))).find(isBrowser);
}

/** Playwright's own download, where there is one. */
function playwrightChromium() {
  /** @type {typeof import('@playwright/test')} */
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function isDebianRoot() {
  const release = '/etc/os-release';
  // Not Ubuntu: its chromium package is a snap, which needs a running snapd.
  return (
    process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
  );
}

/**
 * What Playwright launches the browser with, here and in playwright.config.ts.
 *
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function launchOptions() {
  const executablePath = systemChromium();
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      // Chromium's sandbox refuses to start as root, which is who runs tests in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // Nothing but our pages: no updates, no experiments, no account.
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/**
 * Makes sure that there is a Chromium, installing one where there is none: Debian's package as root on
 * Debian, else Playwright's download.
 *
 * @throws {Advice} where none can be had
 */
export async function ensureChromium() {
  const found = () => systemChromium() ?? playwrightChromium();
  if (found() !== undefined) {
    say(`Using ${found()}`);
    return;
  }
  if (isDebianRoot()) {
    say("No Chromium found: installing Debian's package (about 100 MB).");
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '--quiet'], { env });
    await run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], { env });
    if (found() !== undefined) return;
  }
  say("No Chromium found: downloading Playwright's (about 150 MB).");
  // As root it may also install the system libraries that Chromium needs.
  await run('playwright', ['install', ...(process.getuid?.() === 0 ? ['--with-deps'] : []), 'chromium']);
  if (found() !== undefined) return;
  throw new Advice(
    'There is no Chromium for the browser tests, and none could be installed.',
    'Install Chromium or Chrome, or set CHROMIUM_PATH to the path of one, then run `npm test -- browser`.',
  );
}

if (isMain(import.meta.url)) await command(ensureChromium);
