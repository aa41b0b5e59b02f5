/** A set of three images of 2 × 2 in one shard each, held in memory, for the tests of the loaders. */
import { gzipSync } from 'node:zlib';
import { DataError } from '../../src/data/data-error.ts';
import type { ReadBytes } from '../../src/data/read-bytes.ts';

export const plainShard = Uint8Array.of(0, 1, 2, 3, 10, 11, 12, 13, 255, 254, 253, 252, 0, 1, 1);
export const goodShard = new Uint8Array(gzipSync(plainShard));

export const encode = (text: string) => new TextEncoder().encode(text);
export const webPage = encode('<!DOCTYPE html>\n<html lang="en"><title>Home</title></html>');

export function setJson(changes: Readonly<Record<string, unknown>> = {}): Uint8Array {
  const shard = { file: 'train-00.bin', count: 3, bytes: goodShard.length, sha256: '00' };
  const info = {
    id: 'small',
    name: 'Small',
    width: 2,
    height: 2,
    classes: ['no', 'yes'],
    seed: 1,
    licence: 'none',
    origin: 'here',
    mean: 0.4,
    deviation: 0.3,
    train: [shard],
    test: [{ ...shard, file: 'test-00.bin' }],
  };
  return encode(JSON.stringify({ ...info, ...changes }));
}

/** Reads from memory, and keeps a list of what was asked for. */
export function memory(files: Record<string, Uint8Array>): { readBytes: ReadBytes; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    readBytes: async (path, onProgress) => {
      asked.push(path);
      await Promise.resolve();
      const bytes = files[path];
      if (!bytes) throw new DataError(path, 'is not here');
      onProgress?.(Math.floor(bytes.length / 2));
      onProgress?.(bytes.length);
      return bytes;
    },
  };
}
