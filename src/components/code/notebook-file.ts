/** A notebook as a file, as a link and as a Jupyter notebook. What is read came from anywhere, so it is judged and bounded. */
export interface NotebookCell {
  readonly code: string;
  /** The same in PyTorch, where the cell came from a lesson that has it. */
  readonly twin?: string;
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
    return 'twin' in cell && typeof cell.twin === 'string' ? { code, twin: cell.twin } : { code };
  });
  const signs = read.reduce((total, { code, twin = '' }) => total + code.length + twin.length, 0);
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

/** As nbformat 4.5 has it. A cell with a PyTorch twin is that; another is shown as the TypeScript it is. */
export function toJupyter(cells: Notebook): string {
  const lines = (text: string): string[] => text.split(/(?<=\n)/);
  return JSON.stringify(
    {
      cells: cells.map(({ code, twin }, at) =>
        twin === undefined
          ? {
              cell_type: 'markdown',
              id: `cell-${at + 1}`,
              metadata: {},
              source: lines(`In TypeScript, without a PyTorch twin:\n\n\`\`\`ts\n${code}\n\`\`\``),
            }
          : {
              cell_type: 'code',
              id: `cell-${at + 1}`,
              metadata: {},
              execution_count: null,
              outputs: [],
              source: lines(twin),
            },
      ),
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
