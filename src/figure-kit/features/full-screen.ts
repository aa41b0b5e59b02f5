/** The figure alone on the screen, as large as the screen allows: for a lecture hall. */
import { part } from '../parts.ts';
import type { Feature } from './feature.ts';

/** The width that the figure is laid out for before it is enlarged, in CSS pixels. */
const layoutWidth = 960;
const largest = 3;

export const fullScreen: Feature = (session) => {
  const { root } = session;
  const button = part(root, '[data-menu="full-screen"]', HTMLButtonElement);
  const figure = root.closest('figure');
  if (!figure || !document.fullscreenEnabled) {
    button.hidden = true;
    return;
  }
  const words = button.textContent;
  button.addEventListener('click', () => {
    const done = document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen();
    // A browser may refuse, and then nothing has changed.
    done.catch(() => undefined);
  });
  const fit = () => {
    const isFull = document.fullscreenElement === figure;
    button.textContent = isFull ? 'Leave full screen' : words;
    root.style.removeProperty('zoom');
    if (!isFull) return;
    const across = window.innerWidth / layoutWidth;
    const down = window.innerHeight / (root.offsetHeight + 32);
    root.style.setProperty('zoom', Math.max(1, Math.min(across, down, largest)).toFixed(2));
  };
  document.addEventListener('fullscreenchange', fit);
  window.addEventListener('resize', fit);
  session.on('close', () => {
    document.removeEventListener('fullscreenchange', fit);
    window.removeEventListener('resize', fit);
  });
};
