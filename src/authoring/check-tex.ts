import katex from 'katex';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { withoutLabel } from './equations.ts';
import { placeAt, problem, type Problem } from './problem.ts';

/** Every formula that KaTeX cannot set, with the place of the mistake inside it. */
export function checkTex(file: string, text: string, tree: Root): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return;
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    try {
      katex.renderToString(node.type === 'math' ? withoutLabel(node.value) : node.value, {
        displayMode: node.type === 'math',
        throwOnError: true,
        strict: 'ignore',
      });
    } catch (error) {
      const written = text.slice(start, end);
      const known = error instanceof katex.ParseError;
      const at = known && Number.isInteger(error.position) ? Math.max(0, error.position) : 0;
      const offset = start + Math.max(0, written.indexOf(node.value)) + at;
      const reason = known ? error.rawMessage : String(error);
      // remark-math reads $$…$$ on one line as part of the sentence; that surprises everybody once.
      const hint =
        node.type === 'inlineMath' && written.startsWith('$$')
          ? ' A formula on its own needs $$ on a line before it and on a line after it.'
          : '';
      problems.push(problem(file, placeAt(text, offset), `bad TeX: ${reason.replace(/\.?$/, '.')}${hint}`));
    }
  });
  return problems;
}
