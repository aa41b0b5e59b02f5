/**
 * Observable Plot as far as it can be told from a worker: `Plot.plot({ marks: [Plot.line(data, { x: 'a' })] })` becomes plain
 * data, which the page draws. Channels that are functions are computed here.
 */
import type { Output, PlotMark } from '../code-message.ts';

type Post = (output: Output) => void;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function markOf(mark: string, given: readonly unknown[]): PlotMark {
  const [first, second] = given;
  // Frames and axes have options only.
  const [data, options] = isIterable(first) ? [first, second] : [undefined, first];
  const rows = data === undefined ? undefined : ArrayBuffer.isView(data) ? data : [...data];
  const settled: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(isRecord(options) ? options : {})) {
    if (typeof value !== 'function') settled[name] = value;
    else if (rows && !ArrayBuffer.isView(rows))
      settled[name] = rows.map((row, index): unknown => Reflect.apply(value, undefined, [row, index]));
    else throw new TypeError(`Plot.${mark}: "${name}" is a function, which needs a list of data.`);
  }
  return { mark, data: rows, options: settled };
}

function plotOf(given: unknown, post: Post): void {
  const { marks = [], ...options } = isRecord(given) ? given : {};
  for (const [name, value] of Object.entries(options))
    for (const [key, inner] of Object.entries(isRecord(value) ? value : { [name]: value }))
      if (typeof inner === 'function') throw new TypeError(`Plot.plot: "${key}" cannot be a function here.`);
  const flat: unknown[] = Array.isArray(marks) ? marks.flat(Infinity) : [];
  post({
    kind: 'plot',
    plot: { options, marks: flat.filter((mark): mark is PlotMark => isRecord(mark) && 'mark' in mark) },
  });
}

export function plotFacade(post: Post): object {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name !== 'string') return undefined;
        if (name === 'plot') return (options: unknown) => plotOf(options, post);
        return (...given: unknown[]) => markOf(name, given);
      },
    },
  );
}
