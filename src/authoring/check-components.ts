import type { Root } from 'mdast';
import type {} from 'remark-mdx';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { readAttribute } from './attribute.ts';
import { checkSetting } from './check-figure.ts';
import { checkProse, isProse } from './check-prose.ts';
import type { ComponentRule } from './component-rules.ts';
import type { Known } from './known.ts';
import { figureUses } from './figures-here.ts';
import { didYouMean, listed, problem, startOfFile, type Place, type Problem } from './problem.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;
export type Complain = (message: string, at?: MdxJsxAttribute) => void;

/** Unknown components, missing or unknown attributes, and names that lead nowhere. */
export function checkComponents(file: string, tree: Root, known: Known): Problem[] {
  const problems: Problem[] = [];
  const imported = importedNames(tree);
  const figuresHere = new Set(figureUses(tree).map(({ id }) => id));
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    // Small letters are HTML; what a lesson imports is its own affair.
    if (!node.name || !/^[A-Z]/.test(node.name) || imported.has(node.name.split('.')[0] ?? '')) return;
    const complain: Complain = (message, at) => problems.push(problem(file, placeOf(at ?? node), message));
    checkElement(node, node.name, known, figuresHere, complain);
  });
  return problems;
}

function checkElement(
  node: Element,
  name: string,
  known: Known,
  figuresHere: ReadonlySet<string>,
  complain: Complain,
): void {
  const rules: Readonly<Record<string, ComponentRule>> = known.components;
  if (!Object.hasOwn(rules, name)) {
    const names = Object.keys(rules);
    complain(`unknown component <${name}>.${didYouMean(name, names)} ${listed('Components', names)}`);
    return;
  }
  const rule = rules[name];
  const attributes = node.attributes.filter((each) => each.type === 'mdxJsxAttribute');
  if (attributes.length < node.attributes.length)
    complain(`<${name}>: write each attribute out; {...} cannot be checked.`);
  for (const required of rule.required)
    if (!attributes.some((each) => each.name === required)) complain(`<${name}> lacks "${required}".`);
  if (rule.optional !== 'any') {
    const names = [...rule.required, ...rule.optional];
    for (const each of attributes)
      if (!names.includes(each.name))
        complain(
          `<${name}> has no attribute "${each.name}".${didYouMean(each.name, names)} ${listed('Its attributes', names)}`,
          each,
        );
  }
  if (isProse(name)) checkProse(name, attributes, figuresHere, known, complain);
  const id = attributes.find((each) => each.name === 'id');
  if (id) checkTarget(name, id, attributes, known, complain);
}

/** Where `id` names something that must exist. */
function checkTarget(
  name: string,
  id: MdxJsxAttribute,
  attributes: readonly MdxJsxAttribute[],
  known: Known,
  complain: Complain,
): void {
  if (name !== 'Figure' && name !== 'Term' && name !== 'Lesson') return;
  const target = readAttribute(id);
  if (typeof target !== 'string' || target === '') {
    complain(`<${name}>: "id" must be a name in quotes.`, id);
    return;
  }
  if (name === 'Term' && !known.terms.has(target))
    complain(
      `unknown term "${target}".${didYouMean(target, known.terms)} Terms are files in content/glossary: ` +
        `${[...known.terms].sort().join(', ')}.`,
      id,
    );
  if (name === 'Lesson') {
    const message = lessonMessage(target, known);
    if (message) complain(message, id);
  }
  if (name !== 'Figure') return;
  const figure = Object.hasOwn(known.figures, target) ? known.figures[target] : undefined;
  if (!figure) {
    const names = Object.keys(known.figures);
    complain(`unknown figure "${target}".${didYouMean(target, names)} ${listed('Figures', names)}`, id);
    return;
  }
  for (const attribute of attributes) {
    const message = checkSetting(target, figure, attribute);
    if (message) complain(message, attribute);
  }
}

/** What is wrong with the name of a lesson, or nothing. */
export function lessonMessage(slug: string, known: Known): string | undefined {
  if (known.lessons.has(slug)) return undefined;
  if (known.lessonsOff.has(slug))
    return `lesson "${slug}" is in a part that is off in content/course.yaml; a link would lead nowhere.`;
  return `unknown lesson "${slug}".${didYouMean(slug, known.lessons)} ${listed('Lessons', known.lessons)}`;
}

function importedNames(tree: Root): Set<string> {
  const names = new Set<string>();
  for (const node of tree.children) {
    if (node.type !== 'mdxjsEsm') continue;
    for (const statement of node.data?.estree?.body ?? [])
      if (statement.type === 'ImportDeclaration')
        for (const { local } of statement.specifiers) names.add(local.name);
  }
  return names;
}

function placeOf(node: Element | MdxJsxAttribute): Place {
  return node.position?.start ?? startOfFile;
}
