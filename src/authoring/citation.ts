// How a citation is written in a lesson:
//   [@nair2010]             [Nair & Hinton 2010]
//   [@nair2010; @he2015]    [Nair & Hinton 2010; He et al. 2015]
//   [@he2015, section 2.2]  [He et al. 2015, section 2.2]
//   [-@he2015]              [2015], where the sentence names the authors

export interface CitedWork {
  readonly key: string;
  /** Page or section, as the author wrote it. */
  readonly locator?: string;
  /** True where the sentence names the authors already. */
  readonly yearOnly: boolean;
  /** Where the key stands in the text that was searched. */
  readonly offset: number;
}

export interface Citation {
  /** From `[` to behind `]` in the text that was searched. */
  readonly start: number;
  readonly end: number;
  /** Undefined where it starts like a citation but does not go on like one. */
  readonly works: readonly CitedWork[] | undefined;
}

const bracket = /\[(-?@[^[\]]*)\]/g;
const work = /^(\s*)(-?)@([A-Za-z0-9_-]+)\s*(?:,\s*([^;]*\S)\s*)?$/;

/** Every citation in a text, in order. */
export function findCitations(text: string): Citation[] {
  return [...text.matchAll(bracket)].map((match) => {
    const inner = match[1] ?? '';
    return {
      start: match.index,
      end: match.index + match[0].length,
      works: readWorks(inner, match.index + 1),
    };
  });
}

function readWorks(inner: string, start: number): CitedWork[] | undefined {
  const works: CitedWork[] = [];
  let offset = start;
  for (const piece of inner.split(';')) {
    const match = work.exec(piece);
    if (!match) return undefined;
    const [, space = '', minus = '', key = '', locator] = match;
    works.push({
      key,
      yearOnly: minus === '-',
      offset: offset + space.length + minus.length + 1,
      ...(locator === undefined ? {} : { locator }),
    });
    offset += piece.length + 1;
  }
  return works;
}
