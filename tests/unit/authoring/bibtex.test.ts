import { describe, expect, it } from 'vitest';
import { bibtex, cslJson } from '../../../src/authoring/bibtex.ts';
import type { PaperRecord } from '../../../src/authoring/schemas.ts';
import { readPaperRecords } from '../../../src/authoring/papers.ts';

const record: PaperRecord = {
  id: 'nair2010',
  type: 'paper-conference',
  title: 'Rectified linear units improve restricted Boltzmann machines',
  author: [
    { family: 'Nair', given: 'Vinod' },
    { family: 'Hinton', given: 'Geoffrey E.' },
  ],
  issued: { 'date-parts': [[2010]] },
  'container-title': 'ICML & friends',
  page: '807-814',
  URL: 'https://example.org/a_b',
  note: 'checked',
  annotation: 'ours',
};

describe('BibTeX of a work', () => {
  it('has what a bibliography needs, with names that keep their capitals', () => {
    expect(bibtex(record)).toBe(
      [
        '@inproceedings{nair2010,',
        '  author = {Nair, Vinod and Hinton, Geoffrey E.},',
        '  title = {Rectified linear units improve restricted {Boltzmann} machines},',
        '  booktitle = {ICML \\& friends},',
        '  pages = {807--814},',
        '  year = {2010},',
        '  url = {https://example.org/a_b},',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('protects acronyms, and what TeX would read as a command', () => {
    const text = bibtex({ ...record, title: 'ReLU^2 wins 50 % of {GLUs}' });
    expect(text).toContain('title = {{ReLU\\textasciicircum{}2} wins 50 \\% of {\\{GLUs\\}}}');
  });

  it('names groups whole, leaves out “et al.” and points to arXiv', () => {
    const text = bibtex({
      ...record,
      author: [{ literal: 'Gemma Team' }, { literal: 'et al.' }],
      'container-title': 'arXiv',
      archive: 'arXiv',
      archive_location: '2408.00118',
    });
    expect(text).toContain('author = {{Gemma Team} and others}');
    expect(text).toContain('eprint = {2408.00118}');
  });

  it('is balanced for every work of the course, and its key is the one that lessons cite', () => {
    const records = readPaperRecords(process.cwd());
    expect(records.length).toBeGreaterThan(50);
    for (const each of records) {
      const text = bibtex(each);
      expect(text).toMatch(new RegExp(`^@[a-z]+\\{${each.id},\\n`));
      const bare = text.replace(/\\[{}]/g, '');
      expect(bare.split('{').length, each.id).toBe(bare.split('}').length);
    }
  });
});

describe('CSL-JSON of a work', () => {
  it('is the record without our remarks on it', () => {
    const { note: _, annotation: __, ...rest } = record;
    expect(JSON.parse(cslJson(record))).toEqual([rest]);
  });
});
