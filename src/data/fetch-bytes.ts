import { DataError, missingFromServer } from './data-error.ts';
import type { ReadBytes } from './read-bytes.ts';

/** Passes the body on piece by piece, so that a slow line shows progress. */
async function readBody(response: Response, onProgress: (loadedBytes: number) => void): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const pieces: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    loaded += next.value.length;
    onProgress(loaded);
  }
  const bytes = new Uint8Array(loaded);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

function statusProblem(file: string, status: number): DataError {
  if (status === 404 || status === 410) return missingFromServer(file, `it answered ${status}`);
  return new DataError(file, `could not be fetched (the server answered ${status})`, 'Try again in a while.');
}

/**
 * Reads over `fetch` from below `baseUrl`, which is the address of the folder of image sets.
 *
 * @param fetchFile stands in for the global `fetch` in tests
 */
export function fetchBytes(baseUrl: string | URL, fetchFile: typeof fetch = fetch): ReadBytes {
  const base = String(baseUrl).replace(/\/*$/, '/');
  const asked = new Set<string>();
  return async (path, onProgress = () => {}) => {
    // What was good is kept by the caller. Asked for a second time, the first answer was bad, and the
    // browser's cache may hold it: a retry must go past the cache or it would fail for ever.
    const cache = asked.has(path) ? 'reload' : 'default';
    asked.add(path);
    let response: Response;
    try {
      response = await fetchFile(base + path, { cache });
    } catch (cause) {
      const advice = 'Check the connection and try again.';
      throw new DataError(path, 'could not be fetched: the server cannot be reached', advice, cause);
    }
    if (!response.ok) throw statusProblem(path, response.status);
    try {
      return await readBody(response, onProgress);
    } catch (cause) {
      const advice = 'Check the connection and try again.';
      throw new DataError(path, 'did not arrive whole: the connection broke off', advice, cause);
    }
  };
}
