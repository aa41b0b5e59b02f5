/** The code cells of a lesson, as the notebook opens them. */
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { readContentFiles } from './content-files.ts';
import { parseText } from './lesson-tree.ts';
import { isFence } from './remark-exercises.ts';

export interface LessonCell {
  readonly code: string;
  readonly twin?: string;
}

/** By the lesson's slug; a lesson without cells is not in it. */
export function lessonCells(root: string): Map<string, readonly LessonCell[]> {
  const found = new Map<string, readonly LessonCell[]>();
  for (const { file, id, text } of readContentFiles(root, 'lessons', '.mdx')) {
    const parsed = parseText(file, text);
    // Its mistakes are said by the author checks.
    if ('problem' in parsed) continue;
    const cells: LessonCell[] = [];
    visit(parsed.tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
      if (node.name !== 'CodeCell' && node.name !== 'Cell') return;
      const fence = (name: string) => node.children.find((child) => isFence(child, name))?.value;
      const [code, twin] = [fence(node.name === 'Cell' ? 'code' : 'starter'), fence('twin')];
      if (code !== undefined) cells.push(twin === undefined ? { code } : { code, twin });
    });
    if (cells.length > 0) found.set(id, cells);
  }
  return found;
}
