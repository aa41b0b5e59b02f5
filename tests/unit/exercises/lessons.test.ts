/** The exercises of every lesson there is, read from its text. */
import type { Code, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { readAttribute } from '../../../src/authoring/attribute.ts';
import { exerciseKinds } from '../../../src/authoring/component-rules.ts';
import { readContentFiles } from '../../../src/authoring/content-files.ts';
import { parseText } from '../../../src/authoring/lesson-tree.ts';
import { isFence } from '../../../src/authoring/remark-exercises.ts';
import { runInNode, tested } from './run-in-node.ts';

function named(root: Root | MdxJsxFlowElement, name: string): MdxJsxFlowElement[] {
  const found: MdxJsxFlowElement[] = [];
  visit(root, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
    if (node.name === name) found.push(node);
  });
  return found;
}

function fence(cell: MdxJsxFlowElement, name: string): string {
  return cell.children.find((child) => isFence(child, name))?.value ?? '';
}

for (const lesson of readContentFiles(process.cwd(), 'lessons', '.mdx')) {
  const parsed = parseText(lesson.file, lesson.text);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const { tree } = parsed;

  describe(lesson.id, () => {
    test('asks at least five things, one of each of five kinds among them', () => {
      const counts = new Map(exerciseKinds.map((kind) => [kind, named(tree, kind).length]));
      for (const kind of ['Choice', 'NumberAnswer', 'Derive', 'FigureAnswer', 'CodeCell'])
        expect(counts.get(kind), kind).toBeGreaterThan(0);
      expect([...counts.values()].reduce((a, b) => a + b)).toBeGreaterThanOrEqual(5);
    });

    for (const cell of named(tree, 'CodeCell')) {
      const id = cell.attributes.find((each) => 'name' in each && each.name === 'id');
      const name = id?.type === 'mdxJsxAttribute' ? String(readAttribute(id)) : '';
      const model = named(cell, 'Solution').flatMap(({ children }) =>
        children.filter((child): child is Code => child.type === 'code'),
      )[0];

      test(`${name}: the model solution passes its tests, and what stands there at first does not`, () => {
        const tests = fence(cell, 'tests');
        const after = (code: string) => tested(runInNode(code, tests)).map(({ passed }) => passed);
        expect(after(model?.value ?? '')).not.toContain(false);
        expect(after(model?.value ?? '').length).toBeGreaterThan(0);
        expect(after(fence(cell, 'starter'))).toContain(false);
      });
    }
  });
}
