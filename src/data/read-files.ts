/**
 * Reading image sets in Node: the build, tests and benchmarks. Apart from fetch-bytes.ts because it imports
 * node:fs, which no browser bundle may reach.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataError } from './data-error.ts';
import type { ReadBytes } from './read-bytes.ts';

/** Reads from below `folder`, the path of the folder of image sets (public/data in the repository). */
export function readFiles(folder: string): ReadBytes {
  return async (path, onProgress) => {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(join(folder, path));
    } catch (cause) {
      const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
      throw new DataError(
        path,
        missing ? `is not in the folder ${folder}` : `could not be read from the folder ${folder}`,
        'Restore it from git, or run `npm run data`, and try again.',
        cause,
      );
    }
    onProgress?.(bytes.length);
    return bytes;
  };
}
