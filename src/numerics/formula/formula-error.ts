/** A text that cannot be read as a formula. The message says to who wrote it what to mend. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
}
