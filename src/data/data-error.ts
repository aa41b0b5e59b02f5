/** What went wrong with an image file, said so that it can be shown to a reader as it is. */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** The file's path below the data folder, such as `mnist/train-03.bin`. */
  readonly file: string;

  /**
   * @param file the file's path below the data folder
   * @param problem what is wrong with it, as the end of a sentence that begins with the file's name
   * @param advice what to do about it, as sentences
   */
  constructor(file: string, problem: string, advice = 'Try again.', cause?: unknown) {
    super(`${file} ${problem}. ${advice}`, cause === undefined ? undefined : { cause });
    this.file = file;
  }
}

/** The server has no such file; `evidence` is how that shows. */
export function missingFromServer(file: string, evidence: string): DataError {
  return new DataError(
    file,
    `is not on the server (${evidence})`,
    'Try again; if it stays missing, the site was not uploaded whole: its data folder belongs to it.',
  );
}

/**
 * Throws if the bytes are a web page. Many hosts answer a missing file with a page and status 200
 * ("single-page app" rules), so the status alone does not tell. A gzip file begins with 1f 8b and set.json
 * with a brace; neither can begin with `<`.
 */
export function refuseWebPage(file: string, bytes: Uint8Array): void {
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart().toLowerCase();
  if (start.startsWith('<!doctype') || start.startsWith('<html') || start.startsWith('<!--')) {
    throw missingFromServer(file, 'it sent a web page instead');
  }
}
