/** Pages made by one template are of one kind: what cannot differ between them is tried on one. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { siteFolder } from '../../scripts/shell.mjs';
import { pages } from './site.ts';

/** `lessons/max-0-x/` is a `lessons/*`; `gallery/` and `gallery/compare/` stand alone. */
export function kindOf(path: string): string {
  const many = /^(lessons|gallery|figures|embed|instructors)\/[^/]+\/$/.exec(path);
  return many && path !== 'gallery/compare/' ? `${many[1]}/*` : path;
}

const fileOf = (path: string) => join(siteFolder, path.endsWith('.html') ? path : `${path}index.html`);

/** Of each kind the page with most on it. */
export function onePerKind(): string[] {
  const found = new Map<string, string>();
  for (const path of pages()) {
    const other = found.get(kindOf(path));
    if (other === undefined || statSync(fileOf(path)).size > statSync(fileOf(other)).size)
      found.set(kindOf(path), path);
  }
  return [...found.values()];
}
