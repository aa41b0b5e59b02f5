// What the letters of a formula mean is said right below it: `<Where>`, a list with a line `- $\eta$: the learning rate` for each.
import type { InlineMath } from 'mdast-util-math';
import type { List, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import { problem, startOfFile, type Problem } from './problem.ts';
import { standsIn, symbolName } from './tex-symbols.ts';

export interface Explained {
  readonly symbols: readonly InlineMath[];
  readonly words: readonly PhrasingContent[];
}

/** What a line of the list says, or undefined where it is not of the form `- $x$, $y$: words`. */
export function readLine(item: ListItem): Explained | undefined {
  const [line, ...more] = item.children;
  if (line?.type !== 'paragraph' || more.length > 0) return undefined;
  const symbols: InlineMath[] = [];
  for (const [at, node] of line.children.entries()) {
    if (node.type === 'inlineMath') symbols.push(node);
    else if (node.type !== 'text' || symbols.length === 0) return undefined;
    else if (/^\s*(?:,|and|, and)\s*$/.test(node.value)) continue;
    else {
      const first = /^\s*:\s+(.*)$/s.exec(node.value)?.[1];
      if (first === undefined) return undefined;
      const words = [{ ...node, value: first }, ...line.children.slice(at + 1)];
      return words.length === 1 && first.trim() === '' ? undefined : { symbols, words };
    }
  }
  return undefined;
}

/** The list in `<Where>`, if that is all that is in it. */
export function listOf(where: MdxJsxFlowElement): List | undefined {
  const [list, ...more] = where.children;
  return list?.type === 'list' && more.length === 0 ? list : undefined;
}

const isWhere = (node: RootContent | undefined): node is MdxJsxFlowElement =>
  node?.type === 'mdxJsxFlowElement' && node.name === 'Where';

/** Lists without a formula above them, lines that are none, and symbols that do not stand in the formula. */
export function checkSymbols(file: string, tree: Root): Problem[] {
  const problems: Problem[] = [];
  const complain = (node: RootContent | ListItem | InlineMath, message: string): void => {
    problems.push(problem(file, node.position?.start ?? startOfFile, `<Where>: ${message}`));
  };
  const form = 'Each line says it so: - $x$: what it is.';
  visit(tree, (node, index, parent) => {
    if (node.type === 'mdxJsxTextElement' && node.name === 'Where')
      complain(node, `stands on lines of its own, with a blank line inside it before its list. ${form}`);
    if (node.type !== 'mdxJsxFlowElement' || !isWhere(node)) return;
    const above = parent && index !== undefined ? parent.children[index - 1] : undefined;
    if (above?.type !== 'math') {
      complain(node, 'stands right below the displayed formula whose symbols it explains.');
      return;
    }
    const list = listOf(node);
    if (!list) complain(node, `holds one list and nothing else. ${form}`);
    const seen = new Set<string>();
    for (const item of list?.children ?? []) {
      const explained = readLine(item);
      if (!explained) complain(item, `cannot read this line. ${form}`);
      for (const symbol of explained?.symbols ?? []) {
        const name = symbolName(symbol.value);
        if (seen.has(name)) complain(symbol, `explains $${symbol.value}$ twice.`);
        seen.add(name);
        if (!standsIn(symbol.value, above.value))
          complain(symbol, `$${symbol.value}$ does not stand in the formula above.`);
      }
    }
  });
  return problems;
}
