/** Copy link: the page with the figure as it stands. Embed: the lines that show it as it stands on another site. */
import { embedCode } from '../embed-code.ts';
import { part } from '../parts.ts';
import { presetQuery } from '../presets.ts';
import { sayBriefly } from '../say-briefly.ts';
import type { Session } from '../session.ts';
import { queryWithState } from '../state.ts';
import type { Feature } from './feature.ts';

export const links: Feature = (session) => {
  const { root, figure } = session;
  const link = part(root, '[data-menu="link"]', HTMLButtonElement);
  link.addEventListener('click', () => {
    const url = stateLink(session);
    void copyText(url.href).then((done) => {
      // Where the clipboard is closed to us, the address bar is the place to copy from.
      if (!done && !isEmbedded(session)) history.replaceState(history.state, '', url);
      sayBriefly(
        root,
        link,
        done ? 'Copied' : isEmbedded(session) ? 'Not allowed here' : 'In the address bar',
      );
    });
  });

  const embed = part(root, '[data-menu="embed"]', HTMLButtonElement);
  embed.addEventListener('click', () => {
    const url = new URL(`embed/${figure.id}/`, session.siteUrl);
    url.search = presetQuery(figure.controls, session.settings);
    const code = embedCode({
      url: url.href,
      title: figure.title,
      height: root.getBoundingClientRect().height,
    });
    void copyText(code).then((done) => {
      sayBriefly(root, embed, done ? 'Copied' : 'Not allowed here');
    });
  });
};

/** The address of what is seen now: on this page, or for an embed on the figure's own. */
export function stateLink(session: Session): URL {
  const { figure, name, settings, built, siteUrl } = session;
  const url = isEmbedded(session) ? new URL(`figures/${figure.id}/`, siteUrl) : new URL(location.href);
  url.search = queryWithState(url.search.slice(1), name, settings, built);
  url.hash = `fig-${figure.id}`;
  return url;
}

const isEmbedded = ({ root }: Session): boolean => root.closest('[data-embed]') !== null;

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
