/** The whole script of a worker, from cells and tests, and the way back from its lines to theirs. */
import { CodeError, stripTypes } from './strip-types.ts';

export interface Place {
  readonly cell: number;
  readonly line: number;
}

export interface Script {
  readonly text: string;
  readonly placeOf: (line: number) => Place | undefined;
}

/** A cell that is no TypeScript. */
export class CellError extends Error {
  readonly place: Place;
  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

/** @param before what stands before the cells, in one line. @throws CellError */
export function scriptOf(before: string, cells: readonly string[], tests = ''): Script {
  const parts = [before, "__run(async()=>{'use strict';"];
  const starts = cells.map((cell, at) => {
    parts.push(`__cell(${at});`);
    const first = parts.join('\n').split('\n').length + 1;
    try {
      parts.push(stripTypes(cell));
    } catch (error) {
      if (!(error instanceof CodeError)) throw error;
      throw new CellError(error.message, { cell: at, line: error.line });
    }
    return { first, lines: cell.split('\n').length };
  });
  parts.push(`;${tests}`, '});');
  const placeOf = (line: number): Place | undefined => {
    const cell = starts.findIndex(({ first, lines }) => line >= first && line < first + lines);
    const start = starts[cell];
    return start && { cell, line: line - start.first + 1 };
  };
  return { text: parts.join('\n'), placeOf };
}
