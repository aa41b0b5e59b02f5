import type { Root } from 'mdast';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { remarkCheck } from '../../src/authoring/remark-check.ts';
import { remarkLinks } from '../../src/authoring/remark-links.ts';
import { figures, head, lessonPath, withCourseAsync } from './authoring-fixture.ts';

const wrong = { [lessonPath]: `${head}\n<Figure id="satration" />\n\n$\\fraq$\n` };
const empty: Root = { type: 'root', children: [] };

/** What the dev server does with the lesson; Astro shows what is thrown on screen, with its place. */
const inDev = (root: string, path: string, catalogue: Parameters<typeof remarkCheck>[1]) => {
  const full = join(root, path);
  return remarkCheck(root, catalogue)()(empty, new VFile({ path: full, value: readFileSync(full, 'utf8') }));
};

test('in the dev server a lesson stops at its first mistake, with its place in the file as written', async () => {
  await withCourseAsync(wrong, async (root) => {
    await expect(inDev(root, lessonPath, () => Promise.resolve(figures))).rejects.toMatchObject({
      reason:
        'unknown figure "satration". Did you mean "saturation"? Figures are: plane-classifier, saturation.',
      line: 11,
      column: 9,
    });
  });
});

test('in a build, which has checked every lesson before, the same lesson passes here', async () => {
  await withCourseAsync(wrong, async (root) => {
    await expect(inDev(root, lessonPath, () => undefined)).resolves.toBeUndefined();
  });
});

test('what is not a lesson is not checked as one', async () => {
  await withCourseAsync({}, async (root) => {
    await expect(
      inDev(root, 'content/glossary/kink.md', () => Promise.resolve(figures)),
    ).resolves.toBeUndefined();
  });
});

test('links inside the site follow it to a sub-path, and others stay as they are', () => {
  const addresses = (base: string): string[] => {
    const tree = unified().use(remarkParse).parse('[a](/gallery/) [b](#b) [c](https://c.org/) [d](//d.org/)');
    remarkLinks(base)()(tree);
    const found: string[] = [];
    visit(tree, 'link', ({ url }) => void found.push(url));
    return found;
  };
  expect(addresses('/course')).toEqual(['/course/gallery/', '#b', 'https://c.org/', '//d.org/']);
  expect(addresses('/')).toEqual(['/gallery/', '#b', 'https://c.org/', '//d.org/']);
});
