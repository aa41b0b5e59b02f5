// How a formula is named and referred to in a lesson: `\label{chain}` between the $$, `<Eq id="chain" />` in the text.
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { didYouMean, listed, placeAt, problem, startOfFile, type Problem } from './problem.ts';

const label = /\\label\{([^{}]*)\}/;

export const labelOf = (tex: string): string | undefined => label.exec(tex)?.[1];
/** With blanks in its place, so that KaTeX's places of mistakes stay right. */
export const withoutLabel = (tex: string): string => tex.replace(label, (text) => ' '.repeat(text.length));

interface Reference {
  readonly id: string;
  readonly element: MdxJsxFlowElement | MdxJsxTextElement;
}

export function referencesTo(tree: Root): Reference[] {
  const found: Reference[] = [];
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (node.name !== 'Eq') return;
    const id = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id')?.value;
    if (typeof id === 'string') found.push({ id, element: node });
  });
  return found;
}

/** Labels that are given twice, or that are no name; references that lead nowhere. */
export function checkEquations(file: string, text: string, tree: Root): Problem[] {
  const problems: Problem[] = [];
  const labels = new Set<string>();
  visit(tree, 'math', (node) => {
    const name = labelOf(node.value);
    const start = node.position?.start.offset;
    if (name === undefined || start === undefined) return;
    const place = placeAt(text, text.indexOf('\\label', start));
    if (!/^[a-z0-9-]+$/.test(name))
      problems.push(problem(file, place, `\\label{${name}}: a label is small letters, digits and hyphens.`));
    if (labels.has(name))
      problems.push(problem(file, place, `\\label{${name}} names another formula already.`));
    labels.add(name);
  });
  for (const { id, element } of referencesTo(tree)) {
    if (labels.has(id)) continue;
    const start = element.position?.start;
    const place = start ? { line: start.line, column: start.column } : startOfFile;
    const known = labels.size > 0 ? listed('Labels', [...labels]) : 'Name it with \\label{…} between its $$.';
    problems.push(
      problem(
        file,
        place,
        `<Eq>: no displayed formula is labelled "${id}".${didYouMean(id, labels)} ${known}`,
      ),
    );
  }
  return problems;
}
