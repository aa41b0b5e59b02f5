/** What a reader's code sends out of its worker. It comes from code that is not ours: see read-message.ts. */
export type Output =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'tex'; readonly tex: string }
  | {
      readonly kind: 'pixels';
      readonly width: number;
      readonly height: number;
      readonly data: Uint8ClampedArray;
    }
  | { readonly kind: 'plot'; readonly plot: PlotSpec };

export interface PlotMark {
  readonly mark: string;
  readonly data: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Observable Plot's options without functions, which cannot leave the worker. */
export interface PlotSpec {
  readonly options: Readonly<Record<string, unknown>>;
  readonly marks: readonly PlotMark[];
}

export type CodeMessage =
  | { readonly kind: 'started' }
  /** The code of the next cell begins. */
  | { readonly kind: 'cell'; readonly cell: number }
  | { readonly kind: 'output'; readonly output: Output }
  | { readonly kind: 'tested'; readonly passed: boolean; readonly text: string; readonly line?: number }
  | { readonly kind: 'failed'; readonly message: string; readonly line?: number }
  | { readonly kind: 'done'; readonly milliseconds: number };
