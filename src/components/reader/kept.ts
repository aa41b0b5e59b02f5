/**
 * What the browser keeps of a reader: places, answers, code. It never leaves the machine but as a file that the reader
 * saves. Every name begins with its kind, `place/max-0-x` or `answer/max-0-x/half`, and is stored as JSON under the
 * course's own address, so that two courses on one host do not mix.
 */
export type KeptName = `${'place' | 'answer' | 'code' | 'setting'}/${string}`;

const prefix = `rectified:${import.meta.env.BASE_URL.replace(/\/*$/, '/')}:`;

/** Undefined where nothing is kept, or where the browser lets the page keep nothing. */
export function kept(name: KeptName): unknown {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** False where the browser keeps nothing: storage that is full, or closed to the page. */
export function keep(name: KeptName, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(name: KeptName): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // What cannot be reached is not kept.
  }
}

const kinds = /^(?:place|answer|code|setting)\/./;
export const isKeptName = (name: string): name is KeptName => kinds.test(name);

/** Every name that begins so: `keptNames('answer/max-0-x/')`. */
export function keptNames(start = ''): KeptName[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .filter((name) => name.startsWith(start))
      .filter(isKeptName)
      .sort();
  } catch {
    return [];
  }
}
