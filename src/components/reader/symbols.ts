/**
 * What the symbols of a formula mean, where a list further up in the section has said it, or one further up in the lesson that says it
 * `throughout` (Where.astro). A formula of the text shows it under the pointer (see peek.ts), a displayed one by a button.
 */
import { standsIn, symbolName } from '../../authoring/tex-symbols.ts';

export const texOf = (formula: Element): string =>
  formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent.trim() ?? '';

const lists = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('main dl.symbols:not(.definition *)'),
];

const stands = (before: Node, after: Node): boolean =>
  (before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const sectionOf = (node: Node): Element | undefined =>
  [...document.querySelectorAll('main h2')].findLast((heading) => stands(heading, node));

/** The list that explains this very formula: what it says stands on the page already. */
function ownList(formula: Element): Element | undefined {
  const block = formula.closest('.eq') ?? formula.closest('.katex-display');
  let next = block?.nextElementSibling;
  if (next?.matches('.copy-tex')) next = next.nextElementSibling;
  return next?.matches('dl.symbols') ? next : undefined;
}

const namesIn = (row: Element): string[] => [...row.querySelectorAll('dt .katex')].map(texOf);

/** Lines that explain what stands in this formula, the nearest for each symbol; undefined where there are none. */
export function meaningsIn(formula: Element): HTMLElement | undefined {
  if (formula.closest('dl.symbols, .definition')) return undefined;
  const tex = texOf(formula);
  const section = sectionOf(formula);
  const said = new Set([...(ownList(formula)?.children ?? [])].flatMap(namesIn).map(symbolName));
  const rows: Element[] = [];
  for (const list of lists().toReversed()) {
    if (!stands(list, formula)) continue;
    if (list.dataset['throughout'] === undefined && sectionOf(list) !== section) continue;
    for (const row of [...list.children].toReversed()) {
      const names = namesIn(row).filter((each) => standsIn(each, tex) && !said.has(symbolName(each)));
      if (names.length > 0) rows.unshift(row);
      for (const each of names) said.add(symbolName(each));
    }
  }
  if (rows.length === 0) return undefined;
  const made = document.createElement('dl');
  made.className = 'symbols';
  made.append(...rows.map((row) => row.cloneNode(true)));
  return made;
}

/** A note in which something opens beside what it belongs to. */
export function noteOf(...content: readonly Node[]): HTMLElement {
  const made = document.createElement('span');
  made.className = 'definition';
  made.popover = 'auto';
  made.role = 'note';
  made.append(...content);
  return made;
}
