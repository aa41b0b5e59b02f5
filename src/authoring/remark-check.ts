import type { Root } from 'mdast';
import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import type { VFile } from 'vfile';
import type { FigureCatalogue } from './check-figure.ts';
import { checkLesson } from './check-lesson.ts';
import { readKnown } from './known.ts';

/**
 * In the dev server: stops at a lesson's first mistake, which Astro then shows on screen with its place.
 * A build needs no such thing, since checkContent has read every lesson before it starts.
 * @param catalogue undefined while building.
 */
export function remarkCheck(root: string, catalogue: () => Promise<FigureCatalogue> | undefined) {
  return () =>
    async (_tree: Root, file: VFile): Promise<void> => {
      const path = relative(root, file.path).replaceAll('\\', '/');
      const figures = catalogue();
      if (!figures || !path.startsWith('content/lessons/')) return;
      // Read anew: what reaches this plugin has its frontmatter blanked out.
      const lesson = { file: path, id: basename(path, '.mdx'), text: readFileSync(file.path, 'utf8') };
      const [first] = checkLesson(lesson, readKnown(root, await figures));
      if (first) file.fail(first.message, { line: first.line, column: first.column });
    };
}
