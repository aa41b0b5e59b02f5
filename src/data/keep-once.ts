type Report = (amount: number) => void;

interface Pending<T> {
  readonly value: Promise<T>;
  readonly listeners: Report[];
}

export interface KeepOnce<T> {
  /** What was made under this key. */
  peek(key: string): T | undefined;
  /** What was made under this key, is being made now, or is made by `make`. A failure is not kept. */
  get(key: string, make: (report: Report) => Promise<T>, onReport?: Report): Promise<T>;
}

/** A cache of things that take time: each is made once, however many ask for it meanwhile. */
export function keepOnce<T>(): KeepOnce<T> {
  const kept = new Map<string, T>();
  const pending = new Map<string, Pending<T>>();

  function start(key: string, make: (report: Report) => Promise<T>, listeners: Report[]): Pending<T> {
    const value = make((amount) => {
      for (const listener of listeners) listener(amount);
    })
      .then((made) => {
        kept.set(key, made);
        return made;
      })
      .finally(() => pending.delete(key));
    const started = { value, listeners };
    pending.set(key, started);
    return started;
  }

  return {
    peek: (key) => kept.get(key),
    async get(key, make, onReport) {
      const there = kept.get(key);
      if (there !== undefined) return there;
      const current = pending.get(key);
      if (!current) return start(key, make, onReport ? [onReport] : []).value;
      if (onReport) current.listeners.push(onReport);
      return current.value;
    },
  };
}
