// `npm run bench`: runs every file of tests/bench, one after the other, so that none slows another.
// `npm run bench -- training` runs those with "training" in their name.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { Advice, command, root, run, say } from './shell.mjs';

await command(async () => {
  await prepare();
  const wanted = process.argv.slice(2);
  const files = readdirSync(join(root, 'tests', 'bench'))
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .sort();
  if (files.length === 0) {
    throw new Advice(
      `No benchmark has "${wanted.join('" or "')}" in its name.`,
      'The benchmarks are in tests/bench.',
    );
  }
  const failed = [];
  for (const file of files) {
    say(`\n── ${file.slice(0, -3)} ──`);
    const { code } = await run('node', [join('tests', 'bench', file)]);
    if (code !== 0) failed.push(file);
  }
  if (failed.length > 0) throw new Advice(`Failed: ${failed.join(', ')}.`, 'The lines above say why.');
});
