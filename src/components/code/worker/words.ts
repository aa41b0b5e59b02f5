/** Values as a cell prints them. */
const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const most = 200; // elements of a list that are printed

export function listOf(value: unknown): readonly unknown[] | undefined {
  return isList(value) ? Array.from(value) : undefined;
}

export function show(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
  if (isList(value)) {
    const shown = Array.from({ length: Math.min(value.length, most) }, (_, at) => show(value[at]));
    return `[${shown.join(', ')}${value.length > most ? `, … ${value.length} in all` : ''}]`;
  }
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'object' && value !== null) {
    try {
      return JSON.stringify(value) ?? 'an object';
    } catch {
      return 'an object that holds itself';
    }
  }
  return String(value).replace('-', '−');
}

/** Are two results the same, within a tolerance? NaN is NaN and no number. */
export function same(a: unknown, b: unknown, within: number): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Object.is(a, b) || Math.abs(a - b) <= within || a === b;
  const [as, bs] = [listOf(a), listOf(b)];
  if (as && bs) return as.length === bs.length && as.every((each, at) => same(each, bs[at], within));
  return a === b;
}
