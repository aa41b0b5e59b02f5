/** Where bytes come from: over HTTP, from a real server on this machine, and from a folder. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchBytes } from '../../src/data/fetch-bytes.ts';
import { readFiles } from '../../src/data/read-files.ts';
import { createImageSource } from '../../src/data/source.ts';
import { goodShard, plainShard, setJson, webPage } from './data-small-set.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return `http://127.0.0.1:${address.port}/data`;
}

describe('fetchBytes', () => {
  it('reads a file below the address, with or without a slash at its end', async () => {
    const base = await serve((request, response) => response.end(request.url));
    for (const address of [base, `${base}/`, new URL(base)]) {
      const bytes = await fetchBytes(address)('small/a.bin');
      expect(new TextDecoder().decode(bytes)).toBe('/data/small/a.bin');
    }
  });

  it('reports progress that grows to the whole', async () => {
    const base = await serve((_, response) => {
      response.write(new Uint8Array(1000));
      setImmediate(() => response.end(new Uint8Array(2000).fill(1)));
    });
    const heard: number[] = [];
    const bytes = await fetchBytes(base)('small/a.bin', (loaded) => heard.push(loaded));
    expect(bytes.length).toBe(3000);
    expect([bytes[999], bytes[1000]]).toEqual([0, 1]);
    expect(heard.at(-1)).toBe(3000);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  it.each([
    [404, 'small/a.bin is not on the server (it answered 404). Try again; if it stays missing'],
    [503, 'small/a.bin could not be fetched (the server answered 503). Try again in a while.'],
  ])('says what a status of %i means', async (status, message) => {
    const base = await serve((_, response) => response.writeHead(status).end());
    await expect(fetchBytes(base)('small/a.bin')).rejects.toThrow(message);
  });

  it('says when the server cannot be reached', async () => {
    const base = await serve(() => {});
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    await expect(fetchBytes(base)('small/a.bin')).rejects.toThrow(
      'the server cannot be reached. Check the connection',
    );
  });

  it('says when the connection breaks off', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': 1000 });
      response.write(new Uint8Array(10), () => response.destroy());
    });
    await expect(fetchBytes(base)('small/a.bin')).rejects.toThrow(
      'did not arrive whole: the connection broke off',
    );
  });

  it('goes past the cache when a file is asked for again', async () => {
    const caches: unknown[] = [];
    const readBytes = fetchBytes('https://example.org/data', async (_, options) => {
      caches.push(options?.cache);
      return new Response('x');
    });
    await readBytes('a');
    await readBytes('b');
    await readBytes('a');
    expect(caches).toEqual(['default', 'default', 'reload']);
  });
});

describe('a source over HTTP', () => {
  it('recovers when a host answers a missing file with its home page and has the file later', async () => {
    let uploaded = false;
    const base = await serve((request, response) => {
      if (request.url === '/data/small/set.json') return response.end(setJson());
      return response.end(uploaded ? goodShard : webPage);
    });
    const source = createImageSource({ readBytes: fetchBytes(base) });
    await expect(source.load('small', 'train', 0)).rejects.toThrow('it sent a web page instead');
    uploaded = true;
    expect([...(await source.load('small', 'train', 0)).labels]).toEqual([0, 1, 1]);
  });

  it('reads a file which the host labelled as gzip, so that it was unpacked on the way', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/data/small/set.json') return response.end(setJson());
      return response.setHeader('Content-Encoding', 'gzip').end(goodShard);
    });
    const source = createImageSource({ readBytes: fetchBytes(base) });
    const { images, labels } = await source.load('small', 'train', 0);
    expect([...images, ...labels]).toEqual([...plainShard]);
  });
});

describe('readFiles', () => {
  const folder = fileURLToPath(new URL('../../public/data', import.meta.url));

  it('reads a file of the folder and reports it whole', async () => {
    const heard: number[] = [];
    const bytes = await readFiles(folder)('mnist/set.json', (loaded) => heard.push(loaded));
    expect(new TextDecoder().decode(bytes)).toContain('"id": "mnist"');
    expect(heard).toEqual([bytes.length]);
  });

  it('says which file is missing and how to get it', async () => {
    await expect(readFiles(folder)('mnist/train-99.bin')).rejects.toThrow(
      /^mnist\/train-99\.bin is not in .*npm run data/,
    );
  });
});
