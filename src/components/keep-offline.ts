/** Keeps the course for reading without a network, and says when there is a new version of it. */
const line = document.querySelector<HTMLElement>('[data-new-version]');

async function keep(scope: string): Promise<void> {
  const workers = navigator.serviceWorker;
  // Asked for here or in another tab: no page of the old version stays open beside the new one.
  let controlled = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (controlled) location.reload();
    controlled = true;
  });
  const registration = await workers.register(`${scope}sw.js`, { scope });
  // Without a controller this is the first version, and nothing is new.
  const offer = () => {
    if (line && workers.controller) line.hidden = false;
  };
  line?.querySelector('button')?.addEventListener('click', () => {
    registration.waiting?.postMessage('take-over');
  });
  if (registration.waiting) offer();
  registration.addEventListener('updatefound', () => {
    const arrived = registration.installing;
    arrived?.addEventListener('statechange', () => {
      if (arrived.state === 'installed') offer();
    });
  });
}

const connection: unknown = Reflect.get(navigator, 'connection');
const saves =
  typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true;
const scope = document.documentElement.dataset['base'];
// Who asked for fewer bytes gets only those they ask for. A page inside another site's frame keeps nothing there.
if (import.meta.env.PROD && scope !== undefined && 'serviceWorker' in navigator && !saves) {
  const start = () => {
    keep(scope).catch(() => {
      // Storage is full or closed to us: the course is read from the network, as before.
    });
  };
  // After everything the reader waits for.
  const idle = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 10_000 });
    else setTimeout(start, 2000);
  };
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
}

export {};
