/**
 * How bytes come: over the network in a browser (fetch-bytes.ts), from a folder in Node (read-files.ts).
 *
 * `path` is relative to the folder of image sets: `mnist/train-03.bin`. Rejects with a `DataError` when the
 * file cannot be had. `onProgress` hears the number of bytes so far, at least once at the end.
 */
export type ReadBytes = (path: string, onProgress?: (loadedBytes: number) => void) => Promise<Uint8Array>;
