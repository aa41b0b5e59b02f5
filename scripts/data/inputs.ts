/** Getting a set's four IDX files, and making sure that they are the files the packs were made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseImages, parseLabels, type IdxImages } from './idx.ts';
import { inputFiles, type InputFile, type SetSource } from './sets.ts';

export interface LabelledImages {
  readonly images: IdxImages;
  readonly labels: Uint8Array;
}

const otherWay = (set: SetSource): string =>
  `You can also bring the files yourself: put ${inputFiles.join(', ')} (or the same with .gz) into FOLDER/${set.id} ` +
  'and run `npm run data -- --inputs FOLDER`. The packs in public/data stay as they are meanwhile; ' +
  'nothing else in the repository needs this script.';

function fetchInputs(set: SetSource, folder: string): string {
  mkdirSync(folder, { recursive: true });
  try {
    return set.fetchInto(folder);
  } catch (cause) {
    throw new Error(`The ${set.package} could not be fetched. That needs ${set.needs}. ${otherWay(set)}`, {
      cause,
    });
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readInput(set: SetSource, folder: string, name: InputFile): Uint8Array {
  const path = [name, `${name}.gz`].map((file) => join(folder, file)).find((file) => existsSync(file));
  if (!path) throw new Error(`${set.name}: ${name} (or ${name}.gz) is not in ${folder}. ${otherWay(set)}`);
  const stored = readFileSync(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored;
  const found = sha256(bytes);
  if (found !== set.sha256[name]) {
    throw new Error(
      `${set.name}: ${name} is not the file this script knows.\n` +
        `  expected SHA-256 ${set.sha256[name]}\n` +
        `  found    SHA-256 ${found} (${bytes.length} bytes, from ${path})\n` +
        `Either the file was damaged on the way (run again), or the ${set.package} has changed: then look at ` +
        'what changed before writing the new sum into scripts/data/sets.ts.',
    );
  }
  console.log(`  ${name}: ${bytes.length} bytes, SHA-256 as expected`);
  return bytes;
}

/**
 * The whole set, checked.
 *
 * @param folder where to fetch to
 * @param inputs a folder that holds the files already, in a folder of the set's name
 */
export function readInputs(
  set: SetSource,
  folder: string,
  inputs: string | undefined,
): { readonly train: LabelledImages; readonly test: LabelledImages } {
  console.log(`  taking the ${inputs === undefined ? set.package : `files in ${join(inputs, set.id)}`}`);
  const from = inputs === undefined ? fetchInputs(set, join(folder, set.id)) : join(inputs, set.id);
  const read = (name: InputFile) => readInput(set, from, name);
  return {
    train: {
      images: parseImages(read('train-images-idx3-ubyte')),
      labels: parseLabels(read('train-labels-idx1-ubyte')),
    },
    test: {
      images: parseImages(read('t10k-images-idx3-ubyte')),
      labels: parseLabels(read('t10k-labels-idx1-ubyte')),
    },
  };
}
