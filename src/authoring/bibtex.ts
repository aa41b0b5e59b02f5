/** A work of content/papers as BibTeX, for readers to take along. */
import type { PaperRecord } from './schemas.ts';

/** CSL types that we have, as BibTeX names them; anything else is `misc`. */
const types: Readonly<Record<string, { readonly entry: string; readonly container?: string }>> = {
  'article-journal': { entry: 'article', container: 'journal' },
  'paper-conference': { entry: 'inproceedings', container: 'booktitle' },
  chapter: { entry: 'incollection', container: 'booktitle' },
  book: { entry: 'book' },
  thesis: { entry: 'phdthesis' },
  report: { entry: 'techreport' },
};

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** What TeX would read as a command. Letters with accents stay: BibTeX files are UTF-8 today. */
const plain = (text: string): string =>
  text.replace(/[\\{}~^&%$#_]/g, (sign) => special[sign] ?? `\\${sign}`);

/** BibTeX styles make titles small; what has a capital inside or after its first letter is a name and keeps it. */
const keepCapitals = (title: string): string =>
  plain(title).replace(/\S*\p{Lu}\S*/gu, (word, at: number) =>
    at === 0 && !/\p{Lu}/u.test(word.slice(1)) ? word : `{${word}}`,
  );

function authors(record: PaperRecord): string {
  return record.author
    .map((author) => {
      const name = 'literal' in author ? author.literal : author.family;
      if (/^et al\.?$/.test(name)) return 'others';
      if ('literal' in author) return `{${plain(name)}}`;
      return author.given === undefined ? plain(name) : `${plain(name)}, ${plain(author.given)}`;
    })
    .join(' and ');
}

/** `@article{nair2010, …}`, its fields in the order that people read them. */
export function bibtex(record: PaperRecord): string {
  const { entry, container } = types[record.type] ?? { entry: 'misc' };
  const text = (value: string | undefined) => (value === undefined ? undefined : plain(value));
  const arxiv = record['archive'] === 'arXiv' ? record['archive_location'] : undefined;
  const fields: Readonly<Record<string, string | undefined>> = {
    author: authors(record),
    title: keepCapitals(record.title),
    [container ?? 'howpublished']: text(record['container-title']),
    volume: text(record.volume),
    number: text(record.issue),
    pages: text(record.page)?.replace(/[-–]+/g, '--'),
    year: String(record.issued['date-parts'][0][0]),
    doi: record.DOI,
    eprint: typeof arxiv === 'string' ? arxiv : undefined,
    eprinttype: typeof arxiv === 'string' ? 'arXiv' : undefined,
    url: record.URL,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}},`],
  );
  return [`@${entry}{${record.id},`, ...lines, '}', ''].join('\n');
}

/** A record without our own remarks about it: CSL-JSON as reference managers read it. */
export function cslJson(record: PaperRecord): string {
  const { note: _, annotation: __, annote: ___, ...rest } = record;
  return `${JSON.stringify([rest], undefined, 2)}\n`;
}
