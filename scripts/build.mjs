// `npm run build`: the static site, into dist (or OUT_DIR), for the path BASE (or /).
import { prepare } from './prepare.mjs';
import { Advice, command, isMain, run, say, siteFolder } from './shell.mjs';

/**
 * @param {readonly string[]} [args] passed on to `astro build`
 * @throws {Advice} where the build fails; Astro has said why by then
 */
export async function build(args = []) {
  const { code } = await run('astro', ['build', ...args]);
  if (code !== 0) {
    throw new Advice(
      'The site could not be built.',
      'The lines above name the file, the line and what would be right.',
    );
  }
}

if (isMain(import.meta.url)) {
  await command(async () => {
    await prepare();
    await build(process.argv.slice(2));
    say(`\nThe site is in ${siteFolder}: copy it to any static host.`);
  });
}
