/** Download: pictures as SVG or PNG, numbers as CSV, settings as JSON. What makes the files loads when it is asked for. */
import { parts } from '../parts.ts';
import { sayBriefly } from '../say-briefly.ts';
import type { Session } from '../session.ts';
import { shownTable } from '../shown.ts';
import type { Feature } from './feature.ts';
import { stateLink } from './links.ts';

const makers: Readonly<Record<string, (session: Session) => Promise<Blob>>> = {
  async svg(session) {
    const { figureSvg, svgFile } = await import('../export/svg.ts');
    return new Blob([svgFile(figureSvg(session))], { type: 'image/svg+xml' });
  },
  async png(session) {
    const [{ figureSvg }, { pngFile }] = await Promise.all([
      import('../export/svg.ts'),
      import('../export/png.ts'),
    ]);
    return pngFile(figureSvg(session));
  },
  async csv(session) {
    const { csvOf } = await import('../export/csv.ts');
    const table = shownTable(session);
    if (!table) throw new Error(`Figure “${session.figure.id}” has no table.`);
    return new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' });
  },
  async json(session) {
    const { settingsFile } = await import('../export/settings-file.ts');
    const { figure, settings } = session;
    const file = settingsFile(figure.id, settings, stateLink(session).href, session.root.dataset['result']);
    return new Blob([file], { type: 'application/json' });
  },
};

export const downloads: Feature = (session) => {
  const { root, figure } = session;
  for (const button of parts(root, '[data-download]', HTMLButtonElement)) {
    const kind = button.dataset['download'] ?? '';
    const make = makers[kind];
    if (!make) continue;
    button.addEventListener('click', () => {
      void Promise.all([make(session), import('../export/save.ts')])
        .then(([file, { save }]) => {
          save(`${figure.id}.${kind}`, file);
          sayBriefly(root, button, 'Saved');
        })
        .catch(() => {
          // Offline, or out of memory: the page goes on, and pressing again is the remedy.
          sayBriefly(root, button, 'Could not be saved');
        });
    });
  }
};
