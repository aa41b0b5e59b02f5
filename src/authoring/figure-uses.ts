/** Which lessons show a figure: read from the lessons themselves. */
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { readAttribute } from './attribute.ts';
import { readContentFiles } from './content-files.ts';
import { readCourse, type LessonLink } from './course.ts';
import { parseText } from './lesson-tree.ts';

/** By the figure's id: the lessons that are on, in their order, each once. */
export function readFigureUses(root: string): ReadonlyMap<string, readonly LessonLink[]> {
  const files = new Map(readContentFiles(root, 'lessons', '.mdx').map((file) => [file.id, file]));
  const uses = new Map<string, LessonLink[]>();
  for (const { slug, title } of readCourse(root).lessons) {
    const file = files.get(slug);
    for (const id of file ? figuresIn(file.file, file.text) : [])
      uses.set(id, [...(uses.get(id) ?? []), { slug, title }]);
  }
  return uses;
}

function figuresIn(file: string, text: string): ReadonlySet<string> {
  const parsed = parseText(file, text);
  const ids = new Set<string>();
  // A lesson that cannot be read is reported by the checks, with its line.
  if (!('tree' in parsed)) return ids;
  visit(parsed.tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (node.name !== 'Figure') return;
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'id') continue;
      const id = readAttribute(attribute);
      if (typeof id === 'string') ids.add(id);
    }
  });
  return ids;
}
