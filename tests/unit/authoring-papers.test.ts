import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { readPapers, type Paper } from '../../src/authoring/papers.ts';
import { remarkCitations } from '../../src/authoring/remark-citations.ts';
import { paper, withCourse } from './authoring-fixture.ts';

const file = (id: string, year: number, ...families: string[]) => ({
  [`content/papers/${id}.json`]: JSON.stringify({
    ...paper,
    id,
    author: families.map((family) => ({ family, given: 'Dj.-A. B' })),
    issued: { 'date-parts': [[year]] },
  }),
});
const more = {
  ...file('he2015', 2015, 'He', 'Zhang', 'Ren', 'Sun'),
  ...file('hanin2019a', 2019, 'Hanin', 'Rolnick'),
  ...file('hanin2019b', 2019, 'Hanin', 'Rolnick'),
  ...file('householder1941', 1941, 'Householder'),
};
const papers = withCourse(more, readPapers);
const byKey: ReadonlyMap<string, Paper> = new Map(papers.map((each) => [each.key, each]));

test('papers stand oldest first and are called as one says them', () => {
  expect(papers.map(({ short }) => short)).toEqual([
    'Householder 1941',
    'Nair & Hinton 2010',
    'He et al. 2015',
    'Hanin & Rolnick 2019a',
    'Hanin & Rolnick 2019b',
  ]);
});

test('a reference has initials, venue and pages', () => {
  expect(byKey.get('nair2010')).toMatchObject({
    authors: 'V. Nair, G. E. Hinton',
    venue: 'ICML, pp.\u00a0807–814',
    year: '2010',
  });
  expect(byKey.get('householder1941')?.authors).toBe('Dj.-A. B. Householder');
});

test('the committed bibliography can be read whole, and no two works are called the same', () => {
  const all = readPapers(process.cwd());
  expect(all.length).toBeGreaterThan(60);
  expect(new Set(all.map(({ short }) => short)).size).toBe(all.length);
});

function cite(text: string) {
  const frontmatter: Record<string, unknown> = {};
  const vfile = new VFile({ value: text, data: { astro: { frontmatter } } });
  const tree: Root = unified().use(remarkParse).parse(vfile);
  remarkCitations(() => byKey)()(tree, vfile);
  const [paragraph] = tree.children;
  const words = (paragraph?.type === 'paragraph' ? paragraph.children : []).map((node) => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'link') return `<${node.type}>`;
    const [inside] = node.children;
    const id = /"id":"(.+?)"/.exec(JSON.stringify(node.data))?.[1];
    return `<${node.url}${id === undefined ? '' : ` as ${id}`}: ${inside?.type === 'text' ? inside.value : ''}>`;
  });
  return { text: words.join(''), cited: frontmatter['cited'] };
}

test('citations become links into the list of references, the first of each with a way back', () => {
  expect(cite('Named [@nair2010; @he2015], then [@nair2010].')).toEqual({
    text: 'Named [<#ref-nair2010 as cite-nair2010: Nair & Hinton 2010>; <#ref-he2015 as cite-he2015: He et al. 2015>], then [<#ref-nair2010: Nair & Hinton 2010>].',
    cited: ['nair2010', 'he2015'],
  });
});

test('a citation may name a section, or leave the authors to the sentence', () => {
  expect(cite('He and others [-@he2015] say [@he2015, section 2.2].').text).toBe(
    'He and others [<#ref-he2015 as cite-he2015: 2015>] say [<#ref-he2015: He et al. 2015, section 2.2>].',
  );
});

test('a page that cites nothing has an empty list, and an address in brackets is no citation', () => {
  expect(cite('Write to [ada@example.org].')).toEqual({ text: 'Write to [ada@example.org].', cited: [] });
});

test('every committed work says in a sentence or two why to read it', () => {
  expect(readPapers(process.cwd()).filter(({ annotation }) => !annotation?.endsWith('.'))).toEqual([]);
});
