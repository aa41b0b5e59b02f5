import type { Root } from 'mdast';
import type {} from 'mdast-util-math';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { problem, startOfFile, type Problem } from './problem.ts';

const mdx = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMath).use(remarkMdx);
const markdown = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMath);

export type Parsed = { readonly tree: Root } | { readonly problem: Problem };

/** A lesson or a definition as a tree whose nodes know where they stand, or the place where it stops being one. */
export function parseText(file: string, text: string): Parsed {
  try {
    return { tree: (file.endsWith('.mdx') ? mdx : markdown).parse(text) };
  } catch (error) {
    // Any MDX grammar mistake is a VFileMessage; anything else is our own bug.
    if (!(error instanceof Error && 'reason' in error && 'line' in error && 'column' in error)) throw error;
    const reason = String(error.reason);
    // An element that is never closed is noticed at the end of the file; the reason says where it was opened.
    const opened = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason);
    const place = {
      line: Number(error.line ?? opened?.[1] ?? startOfFile.line),
      column: Number(error.column ?? opened?.[2] ?? startOfFile.column),
    };
    return { problem: problem(file, place, `not valid MDX: ${reason}`) };
  }
}
