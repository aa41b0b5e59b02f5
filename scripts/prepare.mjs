// What every command begins with: the packages, then the files that are written from others.
import { install } from './install.mjs';
import { Advice, run } from './shell.mjs';

/** @throws {Advice} where either cannot be had */
export async function prepare() {
  await install();
  // Started, not imported: it needs what was installed, and this process may be the system's older Node.
  const { code } = await run('node', ['scripts/collect.mjs']);
  if (code !== 0) {
    throw new Advice(
      'The generated files could not be written.',
      'The lines above, from scripts/collect.mjs, say why.',
    );
  }
}
