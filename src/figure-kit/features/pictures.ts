/** The pictures, drawn again with every result and when the figure's width changes. */
import { part } from '../parts.ts';
import { drawView, narrowBelow, pictureViews } from '../render.ts';
import type { Feature } from './feature.ts';

export const pictures: Feature = (session) => {
  const { root, figure } = session;
  const places = pictureViews(figure).map((view) => ({
    view,
    place: part(root, `[data-view="${view.id}"]`, HTMLElement),
  }));
  session.on('result', () => {
    root.toggleAttribute('data-built', false);
    for (const { view, place } of places) {
      const width = Math.floor(place.clientWidth);
      if (width === 0) continue;
      const narrow = window.innerWidth < narrowBelow;
      const size = { width, narrow, document };
      place.replaceChildren(drawView(view, session.result, session.settings, size, session.beside));
    }
    root.dataset['drawn'] = String(Number(root.dataset['drawn'] ?? 0) + 1);
  });

  let lastWidth = root.clientWidth;
  const resize = new ResizeObserver(() => {
    // The picture made at build time scales by itself; a height that changes is our own doing.
    if (root.clientWidth === lastWidth || session.showsBuildPicture) return;
    lastWidth = root.clientWidth;
    session.redraw();
  });
  resize.observe(root);
  session.on('close', () => resize.disconnect());
};
