/**
 * The service worker: after the first visit the course is read from the reader's own disk, whole and of one version.
 *
 * Everything but the image sets is fetched at once when a version is installed, each file with the hash that the build wrote: a file of
 * another version, as while a host is being updated, fails the installation, and the browser tries again later. A new
 * version waits until the reader asks for it or has closed every page of the old one. Image sets are kept at first use, with their
 * hashes too.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import type { Manifest } from './manifest.ts';

/** Put here by the build (offline/build.ts). */
declare const MANIFEST: Manifest;
/** The few names of a service worker's world that are used here; TypeScript's own would hide those of a page. */
declare const self: {
  readonly location: Location;
  readonly caches: CacheStorage;
  skipWaiting(): Promise<void>;
  addEventListener(
    type: 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
};

const { files, data, dataVersion } = MANIFEST;
const address = (path: string) => new URL(path, self.location.href).href;

precacheAndRoute([...files], {
  // A figure's state is in the address; the page is the same.
  ignoreURLParametersMatching: [/./],
  cleanURLs: false,
});
cleanupOutdatedCaches();

const dataCache = `data-${address('')}`;
const hashes = new Map(Object.entries(data).map(([path, integrity]) => [address(path), integrity]));
registerRoute(
  ({ url }) => hashes.has(url.href),
  new CacheFirst({
    cacheName: `${dataCache}-${dataVersion}`,
    plugins: [
      {
        requestWillFetch: ({ request }) =>
          Promise.resolve(
            new Request(request, { integrity: hashes.get(request.url) ?? '', mode: 'same-origin' }),
          ),
      },
    ],
  }),
);
self.addEventListener('activate', (event) => {
  const outdated = (name: string) => name.startsWith(dataCache) && name !== `${dataCache}-${dataVersion}`;
  event.waitUntil(
    self.caches
      .keys()
      .then((names) => Promise.all(names.filter(outdated).map((name) => self.caches.delete(name)))),
  );
});

// A page that is not kept, and no network.
setCatchHandler(async ({ request }) => {
  const page = request.destination === 'document' ? await matchPrecache(address('offline/')) : undefined;
  return page ?? Response.error();
});
registerRoute(
  ({ request }) => request.mode === 'navigate',
  ({ request }) => fetch(request),
);

self.addEventListener('message', ({ data: said }) => {
  if (said === 'take-over') void self.skipWaiting();
});
