/** Every number of every lesson that is computed when the site is built, computed here: the names are there, the claims hold. */
import { runInNewContext } from 'node:vm';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { readAttribute, readRecord } from '../../../src/authoring/attribute.ts';
import { readContentFiles } from '../../../src/authoring/content-files.ts';
import { figureUses } from '../../../src/authoring/figures-here.ts';
import { parseText } from '../../../src/authoring/lesson-tree.ts';
import { computedNumber, figureNumber, holdTo, placed } from '../../../src/components/figure/prose-number.ts';
import { lessonsWithNumbers } from '../../../src/numbers/index.ts';

const lessons = readContentFiles(process.cwd(), 'lessons', '.mdx');

/** What an attribute says, as JavaScript would compute it: claims may be calculations. */
function said(node: MdxJsxFlowElement | MdxJsxTextElement, name: string): unknown {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  if (attribute?.type !== 'mdxJsxAttribute') return undefined;
  const plain = readAttribute(attribute) ?? readRecord(attribute);
  if (plain !== undefined || typeof attribute.value !== 'object') return plain;
  return runInNewContext(`(${attribute.value?.value ?? ''})`) as unknown;
}

for (const { file, id, text } of lessons) {
  const parsed = parseText(file, text);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const figures = figureUses(parsed.tree);
  const checks: { what: string; check: () => Promise<unknown> }[] = [];
  visit(parsed.tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const [of, place] = [String(said(node, 'of')), `${file}:${node.position?.start.line ?? 0}`];
    if (node.name === 'Computed')
      checks.push({
        what: of,
        check: () => placed(place, `<Computed of="${of}">`, () => computedNumber(id, of)),
      });
    if (node.name !== 'Value') return;
    const reads = String(said(node, 'reads'));
    const at = (said(node, 'at') ?? figures.find((figure) => figure.id === of)?.settings ?? {}) as Record<
      string,
      string | number | boolean
    >;
    const claim = { atLeast: said(node, 'atLeast') as number, atMost: said(node, 'atMost') as number };
    checks.push({
      what: `${reads} of ${of} at ${JSON.stringify(at)}`,
      check: () => placed(place, `<Value of="${of}">`, () => figureNumber(of, at, reads, claim)),
    });
  });
  if (checks.length > 0)
    describe(id, () => {
      test.each(checks)('$what', async ({ check }) => {
        await expect(check()).resolves.toBeDefined();
      });
    });
}

test('every file of numbers belongs to a lesson', () => {
  const slugs = lessons.map(({ id }) => id);
  expect(lessonsWithNumbers.filter((lesson) => !slugs.includes(lesson))).toEqual([]);
});

test('a number that breaks its claim is told with what it is, what is claimed, and where', async () => {
  expect(holdTo(0.5, { atLeast: 0.5, atMost: 0.5 })).toBe(0.5);
  const made = placed('content/lessons/x.mdx:12:3', '<Value of="relu-and-derivative" reads="y">', () =>
    figureNumber('relu-and-derivative', { x: 2 }, 'y', { atMost: 1.5 }),
  );
  await expect(made).rejects.toThrow(
    'content/lessons/x.mdx:12:3: <Value of="relu-and-derivative" reads="y">: it is 2.00000, but the text claims at most 1.5.',
  );
  expect(() => holdTo(NaN, { atLeast: 0 })).toThrow('claims at most');
});
