/**
 * No browser lets a page bound a worker's memory, so the large part of it is counted here: arrays of numbers and buffers
 * from a megabyte on. What the collector frees counts no longer once it says so, which it does between two tasks.
 * The rest is bounded by the time a cell has, and by the browser's own limit for a worker.
 */
const counted = 2 ** 20; // bytes
const most = 2 ** 30; // bytes

type Constructor = new (...given: never[]) => ArrayBufferView | ArrayBuffer;

export function limitMemory(scope: Record<string, unknown>): void {
  let held = 0;
  const freed = new FinalizationRegistry<number>((bytes) => (held -= bytes));
  const take = (bytes: number): void => {
    if (held + bytes > most)
      throw new RangeError(`more than ${most / 2 ** 20} MB of memory: a cell has no more`);
    held += bytes;
  };
  const guarded = (type: Constructor, unit: number): Constructor =>
    new Proxy(type, {
      construct(target, given: readonly unknown[], newTarget) {
        const [first] = given;
        const length = typeof first === 'number' ? first : isLong(first) ? first.length : 0;
        const bytes = first instanceof ArrayBuffer || !(length * unit >= counted) ? 0 : length * unit;
        take(bytes);
        const made: unknown = Reflect.construct(target, [...given], newTarget);
        if (typeof made !== 'object' || made === null) throw new TypeError('not constructed');
        if (bytes > 0) freed.register(made, bytes);
        return made;
      },
    });
  const units: Readonly<Record<string, number>> = {
    ArrayBuffer: 1,
    SharedArrayBuffer: 1,
    Int8Array: 1,
    Uint8Array: 1,
    Uint8ClampedArray: 1,
    Int16Array: 2,
    Uint16Array: 2,
    Int32Array: 4,
    Uint32Array: 4,
    Float32Array: 4,
    Float64Array: 8,
    BigInt64Array: 8,
    BigUint64Array: 8,
  };
  for (const [name, unit] of Object.entries(units)) {
    const type = scope[name];
    if (isConstructor(type)) scope[name] = guarded(type, unit);
  }
}

const isConstructor = (value: unknown): value is Constructor => typeof value === 'function';

const isLong = (value: unknown): value is { readonly length: number } =>
  typeof value === 'object' && value !== null && 'length' in value && typeof value.length === 'number';
