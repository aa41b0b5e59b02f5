// Serves a built site as a plain static host would: used by `npm start` and by the browser tests.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { Advice, command, isMain, say, siteFolder } from './shell.mjs';

/**
 * `course`, `/course` and `/course/` are the same place: `/course/`. Nothing is `/`.
 *
 * @param {string | undefined} base
 */
export function normaliseBase(base) {
  const inner = (base ?? '').replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/**
 * Answers requests below `base` with the files of `directory`: index.html for a folder, a redirect to the
 * closing slash where it is missing, 404.html with status 404 for what is not there.
 *
 * @param {string} directory
 * @param {string} base
 * @returns {import('node:http').RequestListener}
 */
function listener(directory, base) {
  const notFound = join(directory, '404.html');
  const files = sirv(directory, {
    // Looks on the disk at each request: the site may be built again while it is served.
    dev: true,
    etag: true,
    extensions: ['html'],
    setHeaders(response, path) {
      // sirv takes x.gz for an encoding of x, and browsers would unpack it; other hosts send it as it is.
      if (!path.endsWith('.gz')) return;
      response.setHeader('Content-Encoding', 'identity');
      response.setHeader('Content-Type', 'application/gzip');
    },
    onNoMatch(request, response) {
      if (!existsSync(notFound)) {
        response.writeHead(404, { 'Content-Type': 'text/plain;charset=utf-8' }).end('Not found');
        return;
      }
      response.writeHead(404, {
        'Content-Type': 'text/html;charset=utf-8',
        'Content-Length': statSync(notFound).size,
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(notFound).pipe(response);
    },
  });

  return (request, response) => {
    // The host is not looked at; it only makes the URL whole.
    const url = URL.canParse(request.url ?? '', 'http://localhost')
      ? new URL(request.url ?? '', 'http://localhost')
      : undefined;
    if (url === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(url === undefined ? 400 : 405).end();
      return;
    }
    /** @param {string} to */
    const redirect = (to) => response.writeHead(302, { Location: to + url.search }).end();
    if (!url.pathname.startsWith(base)) {
      // The root, and /course without its slash, lead to the course; all else is not ours.
      if (url.pathname === '/' || `${url.pathname}/` === base) redirect(base);
      else
        response
          .writeHead(404, { 'Content-Type': 'text/plain;charset=utf-8' })
          .end(`The course is at ${base}`);
      return;
    }
    const inside = url.pathname.slice(base.length - 1);
    if (!inside.endsWith('/') && existsSync(join(directory, inside, 'index.html'))) {
      redirect(`${url.pathname}/`);
      return;
    }
    request.url = inside + url.search;
    files(request, response);
  };
}

/**
 * Whether somebody answers there, on either of localhost's addresses: listening on one of them succeeds
 * while another program has the other, and the browser may then open that program.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isTaken(port) {
  return new Promise((done) => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

/**
 * Serves a folder until `close` is called.
 *
 * @param {object} options
 * @param {string} options.directory the built site
 * @param {string} [options.base] the path it was built for
 * @param {number} [options.port] the first port to try; taken ones are passed over. 0 takes any free one.
 * @param {string} [options.host] the name or address to listen on
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 * @throws {Advice} where the folder is not a site or no port is free
 */
export async function serve({ directory, base, port = 4321, host = 'localhost' }) {
  if (!existsSync(join(directory, 'index.html'))) {
    throw new Advice(`There is no built site in ${directory}.`, 'Run `npm run build` first.');
  }
  const place = normaliseBase(base);
  const server = createServer(listener(resolve(directory), place));
  const last = port === 0 ? 0 : port + 50;
  for (let candidate = port; candidate <= last; candidate++) {
    if (candidate !== 0 && (await isTaken(candidate))) continue;
    const taken = await new Promise((done, fail) => {
      server.once('error', (error) => {
        if ('code' in error && error.code === 'EADDRINUSE') done(true);
        else fail(error);
      });
      server.listen(candidate, host, () => done(false));
    });
    if (taken) continue;
    const address = server.address();
    const used = typeof address === 'object' && address !== null ? address.port : candidate;
    return {
      url: `http://localhost:${used}${place}`,
      port: used,
      close: () =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        }),
    };
  }
  throw new Advice(`The ports ${port} to ${last} are all taken.`, 'Choose another: `PORT=8080 npm start`.');
}

// `node scripts/serve.mjs`: serves OUT_DIR (dist) as it is. The browser tests read the address from its line.
if (isMain(import.meta.url)) {
  await command(async () => {
    const { url } = await serve({
      directory: siteFolder,
      base: process.env.BASE,
      port: Number(process.env.PORT ?? 0),
    });
    say(`Serving at ${url}`);
  });
}
