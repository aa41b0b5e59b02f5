// Installs what is missing. No dependency, and Node 20: it runs when nothing is there.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, command, isMain, root, run, say } from './shell.mjs';

/** Astro 7 and Vitest 5 do not run on less. */
const leastNode = [22, 12];

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lockfile
 */

/**
 * What node_modules lacks or has in another version, by npm's own record of what it installed. Comparing
 * records, not dates, is right after a checkout of another commit and after an install by hand.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json
 * @param {(path: string) => boolean} isThere whether a package's folder exists
 * @returns {string[]} names of packages
 */
export function missingPackages(wanted, installed, isThere) {
  return Object.entries(wanted.packages)
    .filter(([path, locked]) => {
      if (path === '') return false;
      const found = installed?.packages[path];
      // Optional ones are for other platforms, mostly.
      if (found === undefined) return locked.optional !== true;
      return found.version !== locked.version || !isThere(path);
    })
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
}

/**
 * @param {string} file
 * @returns {Lockfile | undefined}
 */
function readLockfile(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/**
 * Which package npm failed on and what helps, from what npm printed.
 *
 * @param {string} output
 * @returns {{ what: string, next: string }}
 */
export function explainNpmFailure(output) {
  const url = /npm (?:error|ERR!).*?(?:GET|request to) (https?:\/\/[^\s,]+)/.exec(output)?.[1];
  const integrity = /npm (?:error|ERR!) code EINTEGRITY/.test(output);
  const full = /ENOSPC/.test(output);
  const noNpm = /ENOENT/.test(output) && !output.includes('npm error');
  const path = url === undefined ? undefined : decodeURIComponent(new URL(url).pathname);
  // A mirror may put the registry below a path: the name is the last part before /-/, with its scope.
  const name =
    path && (/((?:@[^/]+\/)?[^/]+)\/-\//.exec(path)?.[1] ?? /((?:@[^/]+\/)?[^/]+)\/?$/.exec(path)?.[1]);
  const what = name ? `The package ${name} could not be installed.` : 'The packages could not be installed.';
  if (noNpm)
    return {
      what: 'npm was not found.',
      next: 'Install Node with npm (https://nodejs.org), then try again.',
    };
  if (full) return { what, next: 'The disk is full: free about 1 GB, then try again.' };
  if (integrity) {
    return {
      what,
      next: 'What was downloaded is not what package-lock.json names. Run `npm cache clean --force`, then try again.',
    };
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network|CERT/.test(output)) {
    return {
      what: `${what} npm could not reach its registry.`,
      next: 'Check the network, and `npm config get registry`, `npm config get proxy` and `npm config get https-proxy`, then try again.',
    };
  }
  if (/E404|E403|E401/.test(output)) {
    return {
      what: `${what} The registry does not give it.`,
      next: 'Check `npm config get registry`: it must be the public registry or a full mirror of it. Then try again.',
    };
  }
  return { what, next: 'The lines above, from npm, say why.' };
}

/** Fails where neither the install nor the system has a Node that the tools run on. */
function checkNode() {
  // Not process.version: this script may still run on the system's older one.
  const version = execFileSync('node', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).trim();
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  throw new Advice(
    `Node ${version} is too old, and the install brought none for ${process.platform} on ${process.arch}.`,
    `Install Node ${leastNode.join('.')} or later (https://nodejs.org), then try again.`,
  );
}

/** Brings node_modules to what package-lock.json names, and does nothing where it is so already. */
export async function install() {
  const wanted = readLockfile('package-lock.json');
  if (wanted === undefined) {
    throw new Advice('package-lock.json is missing.', 'Get it back with `git checkout package-lock.json`.');
  }
  const missing = missingPackages(wanted, readLockfile('node_modules/.package-lock.json'), (path) =>
    existsSync(join(root, path)),
  );
  if (missing.length > 0) {
    const some = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ', …' : '');
    say(`Installing packages (${missing.length} missing or changed: ${some}). This takes about a minute.`);
    // No package here needs its install script; not running them is safer. Development packages are wanted
    // whatever NODE_ENV says: the build and the tests are made of them.
    const { code, output } = await run(
      'npm',
      ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'],
      {
        keepOutput: true,
      },
    );
    if (code !== 0) {
      const { what, next } = explainNpmFailure(output);
      throw new Advice(what, next);
    }
  }
  checkNode();
}

if (isMain(import.meta.url)) await command(install);
