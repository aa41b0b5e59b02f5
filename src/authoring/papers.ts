import { readContentFiles, type ContentFile } from './content-files.ts';
import { readJson } from './located.ts';
import { printProblem, problem } from './problem.ts';
import { paperRecord, type PaperRecord } from './schemas.ts';
import { validate, type Checked } from './validate.ts';

/** A work of content/papers, ready to print. */
export interface Paper {
  /** What lessons cite: `[@nair2010]`. The file's name. */
  readonly key: string;
  /** `V. Nair, G. E. Hinton` */
  readonly authors: string;
  /** With a letter where two works would read alike: `1998b`. */
  readonly year: string;
  readonly title: string;
  /** `Neural Networks 107, pp. 3–11`, or empty. */
  readonly venue: string;
  readonly url: string;
  /** `Nair & Hinton 2010`, `He et al. 2015`. */
  readonly short: string;
  /** The same without the year. */
  readonly shortAuthors: string;
  /** Why to read it, in a sentence or two. */
  readonly annotation: string | undefined;
  /** How far the entry was compared with the work. */
  readonly note: PaperRecord['note'];
}

type Author = PaperRecord['author'][number];

const othersToo = /^et al\.?$/;

/** `V. Nair`; a group by its name. */
function printAuthor(author: Author): string {
  if ('literal' in author) return author.literal;
  const initials = (author.given ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((name) =>
      name
        .split('-')
        .map((part) => (part.endsWith('.') ? part : `${part[0]}.`))
        .join('-'),
    );
  return [...initials, author.family].join(' ');
}

const surname = (author: Author): string => ('literal' in author ? author.literal : author.family);

/** One name, two with an ampersand, or the first and “et al.”. */
export function shortAuthors(authors: readonly Author[]): string {
  const names = authors.map(surname);
  const more = names.length > 2 || names.some((name) => othersToo.test(name));
  return more ? `${names[0]} et al.` : names.join(' & ');
}

function venue(record: PaperRecord): string {
  const { volume, issue, page } = record;
  const number = volume && issue ? `${volume}(${issue})` : (volume ?? '');
  const place = [record['container-title'], number].filter(Boolean).join(' ');
  const pages = page && `${/^\d+$/.test(page) ? 'p.' : 'pp.'}\u00a0${page.replace(/-+/g, '–')}`;
  // An arXiv paper is found by its number.
  const archived = record['container-title'] === 'arXiv' ? record['archive_location'] : undefined;
  const where = typeof archived === 'string' ? `${place}:${archived}` : place;
  return [where, pages].filter(Boolean).join(', ');
}

export function formatPaper(record: PaperRecord): Paper {
  const year = record.issued['date-parts'][0][0];
  const short = shortAuthors(record.author);
  return {
    key: record.id,
    authors: record.author
      .map(printAuthor)
      .join(', ')
      .replace(/, et al\.?$/, ' et al.'),
    year: String(year),
    title: record.title,
    venue: venue(record),
    url: record.URL,
    short: `${short} ${year}`,
    shortAuthors: short,
    annotation: record.annotation,
    note: record.note,
  };
}

/** A paper's file with its mistakes. */
export function readPaperFile({ file, id, text }: ContentFile): Checked<PaperRecord> {
  const source = readJson(file, text);
  const checked = validate(file, 'paper', source, paperRecord, Object.keys(paperRecord.shape));
  if (checked.value && checked.value.id !== id) {
    const message = `"id" is "${checked.value.id}", but the file is ${id}.json; they must be the same.`;
    return { problems: [problem(file, source.at(['id']), message)] };
  }
  return checked;
}

const byTime = (a: Paper, b: Paper): number =>
  Number(a.year) - Number(b.year) || a.short.localeCompare(b.short, 'en') || a.key.localeCompare(b.key, 'en');

/** Works of the same authors and year get a, b, … in the order they stand in. */
function tellApart(papers: readonly Paper[]): Paper[] {
  return papers.map((paper) => {
    const alike = papers.filter(({ short }) => short === paper.short);
    if (alike.length === 1) return paper;
    const year = `${paper.year}${String.fromCharCode(97 + alike.indexOf(paper))}`;
    return { ...paper, year, short: `${paper.shortAuthors} ${year}` };
  });
}

/**
 * The files of the bibliography as they are, by name.
 * @throws with file, line and what would be right if a file is malformed.
 */
export function readPaperRecords(root: string): PaperRecord[] {
  return readContentFiles(root, 'papers', '.json').map((file) => {
    const { value, problems } = readPaperFile(file);
    if (value === undefined) throw new Error(problems.map(printProblem).join('\n'));
    return value;
  });
}

/**
 * The bibliography, oldest first.
 * @throws as `readPaperRecords`
 */
export const readPapers = (root: string): Paper[] =>
  tellApart(readPaperRecords(root).map(formatPaper).sort(byTime));

/** The bibliography of the project that is being built, by key. */
export function loadPapers(): ReadonlyMap<string, Paper> {
  return new Map(readPapers(process.cwd()).map((paper) => [paper.key, paper]));
}
