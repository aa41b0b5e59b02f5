/** A notebook as a file, as a link and as a Jupyter notebook. What is read came from anywhere, so it is judged and bounded. */
export interface NotebookCell {
  readonly code: string;
  /** The same in PyTorch, where the cell came from a lesson that has it. */
  readonly twin?: string;
  /** The code that the twin is one of, where the reader has changed it since. */
  readonly twinOf?: string;
}

export type Notebook = readonly NotebookCell[];

const format = 'rectified-notebook';
const mostCells = 100;
const mostSigns = 100_000; // of all code together
/** What browsers and mail programs bear in an address. */
export const longestLink = 8000;

/** @throws Error that says what is wrong with it */
export function readNotebook(data: unknown): Notebook {
  if (typeof data !== 'object' || data === null || !('format' in data) || data.format !== format)
    throw new Error('That is no notebook of this course.');
  const cells = 'cells' in data && Array.isArray(data.cells) ? data.cells : [];
  if (cells.length === 0 || cells.length > mostCells)
    throw new Error(`A notebook has 1 to ${mostCells} cells.`);
  const read = cells.map((cell: unknown): NotebookCell => {
    if (typeof cell !== 'object' || cell === null || !('code' in cell) || typeof cell.code !== 'string')
      throw new Error('A cell of it has no code.');
    const { code } = cell;
    if (!('twin' in cell) || typeof cell.twin !== 'string') return { code };
    const changed = 'twinOf' in cell && typeof cell.twinOf === 'string' ? { twinOf: cell.twinOf } : {};
    return { code, twin: cell.twin, ...changed };
  });
  const signs = read.reduce(
    (total, { code, twin = '', twinOf = '' }) => total + code.length + twin.length + twinOf.length,
    0,
  );
  if (signs > mostSigns) throw new Error(`It is longer than ${mostSigns.toLocaleString('en')} signs.`);
  return read;
}

export const writeNotebook = (cells: Notebook): string =>
  JSON.stringify({ format, version: 1, cells }, null, 1);

/** What follows `#code=` in a link. @throws Error if it would be too long for a link */
export async function toLink(cells: Notebook): Promise<string> {
  const stream = new Blob([writeNotebook(cells)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  if (text.length > longestLink) throw new Error('This is too long for a link. Save it as a file instead.');
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws Error that says what is wrong with it */
export async function fromLink(text: string): Promise<Notebook> {
  const broken = 'The link is not whole: part of it was lost on its way.';
  if (text.length > longestLink || !/^[\w-]+$/.test(text)) throw new Error(broken);
  let unpacked = '';
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    const reader = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .pipeThrough(new TextDecoderStream())
      .getReader();
    // Piece by piece, since a few kilobytes can unpack to gigabytes.
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      unpacked += piece.value;
      if (unpacked.length > 2 * mostSigns) throw new Error(broken);
    }
    return readNotebook(JSON.parse(unpacked));
  } catch (error) {
    throw new Error(
      error instanceof Error && /notebook|cell|signs/.test(error.message) ? error.message : broken,
      {
        cause: error,
      },
    );
  }
}

/**
 * As nbformat 4.5 has it. A cell with a PyTorch twin is that; one that was changed since is shown above it as the TypeScript it is, as is
 * one without.
 */
export function toJupyter(cells: Notebook): string {
  const lines = (text: string): string[] => text.split(/(?<=\n)/);
  const shown = (id: string, why: string, code: string) => ({
    cell_type: 'markdown',
    id,
    metadata: {},
    source: lines(`${why}:\n\n\`\`\`ts\n${code}\n\`\`\``),
  });
  return JSON.stringify(
    {
      cells: cells.flatMap(({ code, twin, twinOf = code }, at) => {
        const id = `cell-${at + 1}`;
        if (twin === undefined) return [shown(id, 'In TypeScript, without a PyTorch twin', code)];
        const changed = 'Changed in TypeScript. Below is the PyTorch twin of what the lesson has';
        return [
          ...(twinOf === code ? [] : [shown(`${id}-changed`, changed, code)]),
          { cell_type: 'code', id, metadata: {}, execution_count: null, outputs: [], source: lines(twin) },
        ];
      }),
      metadata: {
        kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
        language_info: { name: 'python' },
      },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  );
}
