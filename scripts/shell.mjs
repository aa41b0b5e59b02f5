// What every command needs first. No dependency, and Node 20: these lines run before anything is installed.
import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where a build writes the site, and where it is served from. */
export const siteFolder = resolve(root, process.env.OUT_DIR ?? 'dist');

// The install brings its own Node (see optionalDependencies), which children must find before the system's.
// npm does this for its scripts; `node scripts/test.mjs` typed by hand needs it here.
const bin = join(root, 'node_modules', '.bin');
if (process.env.PATH?.split(delimiter)[0] !== bin) {
  process.env.PATH = [bin, process.env.PATH].join(delimiter);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';

/** A failure the reader can do something about: shown without a stack. */
export class Advice extends Error {
  /**
   * @param {string} what went wrong
   * @param {string} next what to do about it
   */
  constructor(what, next) {
    super(`${what}\n${next}`);
    this.name = 'Advice';
  }
}

/**
 * Runs a program in the project's folder and shows its output as it comes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, keepOutput?: boolean, keyboard?: boolean }} [options]
 *   `keepOutput` also returns what it printed; `keyboard` lets it read what is typed.
 * @returns {Promise<{ code: number, output: string }>} its exit code; 127 where there is no such program.
 */
export function run(command, args, { env = {}, keepOutput = false, keyboard = false } = {}) {
  return new Promise((resolve) => {
    const out = keepOutput ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: [keyboard ? 'inherit' : 'ignore', out, out],
      // npm and the tools are .cmd files there, which only a shell can start.
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      process.stdout.write(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      process.stderr.write(text);
    });
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output }));
  });
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * True where a file was started by itself, not imported.
 *
 * @param {string} url `import.meta.url` of the file
 */
export function isMain(url) {
  return process.argv[1] === fileURLToPath(url);
}

/**
 * Runs a command's main function: advice is printed, and the exit code says whether it went well.
 *
 * @param {() => Promise<number | void>} main returns the exit code, or nothing for 0
 */
export async function command(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Advice)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
