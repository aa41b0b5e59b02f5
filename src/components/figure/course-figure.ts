/**
 * <course-figure>: all of a figure that loads with the page. Its code, and Plot with it, comes when it nears the
 * viewport. If that fails, the picture made at build time stays, with a message under it.
 */
import { findFigure } from '../../figures/index.ts';
import type { Settings } from '../../figure-kit/controls.ts';
import { part } from '../../figure-kit/parts.ts';

const nearViewport = '600px';

class CourseFigure extends HTMLElement {
  #observer: IntersectionObserver | undefined;
  #unmount: (() => void) | undefined;

  connectedCallback(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#observer?.disconnect();
        void this.#load();
      },
      { rootMargin: nearViewport },
    );
    this.#observer.observe(this);
    // A control of it in the prose wakes it too, wherever the figure stands.
    for (const control of document.querySelectorAll(`[data-control-of="${this.dataset['figure']}"]`))
      this.#observer.observe(control);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#unmount?.();
  }

  async #load(): Promise<void> {
    try {
      const id = this.dataset['figure'] ?? '';
      const [{ mountFigure }, figure] = await Promise.all([
        import('../../figure-kit/host.ts'),
        findFigure(id),
      ]);
      const page = readSettings(this.dataset['settings'] ?? '{}');
      this.#unmount = mountFigure(this, {
        figure,
        page,
        siteUrl: new URL(this.dataset['siteUrl'] ?? '', document.baseURI).href,
      });
    } catch (error) {
      const box = part(this, '[data-failed]', HTMLElement);
      box.textContent = `This figure could not be made live (${error instanceof Error ? error.message : String(error)}). Its picture is the one made when the page was built; reloading the page may help.`;
      box.hidden = false;
    }
  }
}

/** What the page's markup says: written by components/figure/Figure.astro, already checked there. */
function readSettings(json: string): Settings {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter(
      (entry): entry is [string, string | number | boolean] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number' || typeof entry[1] === 'boolean',
    ),
  );
}

customElements.define('course-figure', CourseFigure);
