import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type {} from 'remark-mdx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { exerciseKinds } from './component-rules.ts';

/**
 * One lesson, two pages: the note for teaching comes first, and what is neither note nor exercise goes into
 * <Passage>, which the instructor's page leaves out. On the lesson's page neither leaves a trace.
 */
export function remarkInstructor() {
  return (tree: Root, file: VFile): void => {
    // Definitions, events and errata are Markdown of their own, and show nothing of this.
    if (!file.path.endsWith('.mdx')) return;
    const notes = tree.children.filter(isNote);
    const parts: RootContent[] = [];
    let passage: MdxJsxFlowElement | undefined;
    for (const node of tree.children) {
      if (isNote(node)) continue;
      if (node.type === 'mdxjsEsm' || holdsExercise(node)) {
        passage = undefined;
        parts.push(node);
        continue;
      }
      if (!passage) parts.push((passage = component('Passage')));
      // A root's children are a flow element's children, but for the frontmatter, which is gone by now.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
      passage.children.push(node as MdxJsxFlowElement['children'][number]);
    }
    tree.children = [...notes, component('AnswersHead'), ...parts];
  };
}

const component = (name: string): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: [],
  children: [],
});

const isNote = (node: RootContent): boolean => node.type === 'mdxJsxFlowElement' && node.name === 'TeachIt';

function holdsExercise(node: RootContent): boolean {
  let found = false;
  visit(node, 'mdxJsxFlowElement', ({ name }: MdxJsxFlowElement) => {
    if (name && exerciseKinds.includes(name)) found = true;
  });
  return found;
}
