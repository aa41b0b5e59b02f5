/** What the browser keeps, and the file it is taken along in. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, keep, kept, keptNames } from '../../../src/components/reader/kept.ts';
import { parseKept, readKept, writeKept } from '../../../src/components/reader/kept-file.ts';
import { isPlace, places } from '../../../src/components/reader/places.ts';

class Shelf {
  [key: string]: unknown;
  getItem(key: string) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    Reflect.deleteProperty(this, key);
  }
}
const place = { title: 'max(0, x)', share: 0.4, read: false, at: 1000 };

beforeEach(() => {
  vi.stubGlobal('localStorage', new Shelf());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is kept', () => {
  it('is given back as it was, and only what this course has kept', () => {
    localStorage.setItem('rectified:/other/:place/max-0-x', '"theirs"');
    localStorage.setItem('theme', 'dark');
    keep('answer/max-0-x/half', { chosen: 2 });
    keep('place/max-0-x', place);
    expect(kept('answer/max-0-x/half')).toEqual({ chosen: 2 });
    expect(keptNames()).toEqual(['answer/max-0-x/half', 'place/max-0-x']);
    expect(keptNames('answer/')).toEqual(['answer/max-0-x/half']);
    forget('place/max-0-x');
    expect(kept('place/max-0-x')).toBeUndefined();
  });

  it('is nothing where storage is closed, and no error', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(keep('setting/x', 1)).toBe(false);
    expect(kept('setting/x')).toBeUndefined();
    expect(keptNames()).toEqual([]);
  });

  it('is nothing where somebody has written something else in its place', () => {
    localStorage.setItem('rectified:/:place/max-0-x', '{broken');
    localStorage.setItem('rectified:/:place/digit-classifier', '{"share":"all"}');
    expect(places()).toEqual([]);
    expect(isPlace({ ...place, share: NaN })).toBe(false);
    expect(isPlace({ ...place, section: 3 })).toBe(false);
  });

  it('of places comes latest first', () => {
    keep('place/a', { ...place, at: 1 });
    keep('place/b', { ...place, at: 3 });
    keep('place/c', { ...place, at: 2 });
    expect(places().map(({ lesson }) => lesson)).toEqual(['b', 'c', 'a']);
  });
});

describe('the file', () => {
  it('brings everything into another browser, beside what is there', () => {
    keep('place/a', place);
    keep('code/a/relu', 'export {}');
    const file = writeKept();
    vi.stubGlobal('localStorage', new Shelf());
    keep('place/b', place);
    expect(readKept(file)).toBe(2);
    expect(keptNames()).toEqual(['code/a/relu', 'place/a', 'place/b']);
    expect(kept('code/a/relu')).toBe('export {}');
  });

  it('is refused with the reason where it is something else', () => {
    expect(() => parseKept('PNG')).toThrow('not JSON');
    expect(() => parseKept('[]')).toThrow('rectified-kept-1');
    expect(() => parseKept('{"format":"rectified-kept-1"}')).toThrow('no entries');
  });

  it('cannot write what is not the course’s', () => {
    const file = { format: 'rectified-kept-1', entries: { theme: 'dark', 'place/a': place, '../x': 1 } };
    expect(parseKept(JSON.stringify(file)).map(([name]) => name)).toEqual(['place/a']);
  });
});
