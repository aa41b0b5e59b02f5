// `npm run dev`: for authors. Changes show at once; errors of figures and lessons show on the page.
import { prepare } from './prepare.mjs';
import { command, run } from './shell.mjs';

await command(async () => {
  await prepare();
  const { code } = await run('astro', ['dev', ...process.argv.slice(2)], { keyboard: true });
  // Ctrl-C is how it is meant to end.
  return code === 130 ? 0 : code;
});
