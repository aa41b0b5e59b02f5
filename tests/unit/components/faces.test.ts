/** The faces are cut in pieces by character; the pieces must fit. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Face {
  readonly name: string;
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

const styles = new URL('../../../src/styles/', import.meta.url);
const css = ['fonts.css', 'katex-fonts.css']
  .map((file) => readFileSync(new URL(file, styles), 'utf8'))
  .join('');

const faces: Face[] = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, body = '']) => {
  const value = (name: string) => new RegExp(`${name}:\\s*([^;]*);`).exec(body)?.[1] ?? '';
  return {
    name: ['font-family', 'font-style', 'font-weight'].map(value).join(' '),
    file: /url\('([^']*)'\)/.exec(body)?.[1] ?? '',
    ranges: [...value('unicode-range').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
      ([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)],
    ),
  };
});
const inside = (face: Face, code: number) => face.ranges.some(([from, to]) => from <= code && code <= to);
const named = (name: string) => faces.filter((face) => face.name === name);

describe('faces', () => {
  it('are files that exist', () => {
    expect(faces.length).toBeGreaterThan(15);
    expect(faces.filter(({ file }) => !existsSync(new URL(file, styles)))).toEqual([]);
  });

  it('share no character between two files of one face, so that none is fetched twice', () => {
    for (const face of faces.filter(({ ranges }) => ranges.length > 0))
      for (const other of named(face.name))
        if (other !== face)
          for (const [from, to] of face.ranges)
            for (let code = from; code <= to; code++)
              if (inside(other, code))
                throw new Error(`${face.file} and ${other.file} both claim U+${code.toString(16)}`);
  });

  it('of formulas leave no character out, so that no formula lacks a sign', () => {
    for (const name of ['KaTeX_Main normal 400', 'KaTeX_Math italic 400', 'KaTeX_AMS normal 400']) {
      const pieces = named(name);
      expect(pieces.length).toBeGreaterThan(1);
      for (let code = 0; code <= 0xffff; code++)
        if (!pieces.some((piece) => inside(piece, code)))
          throw new Error(`No file of ${name} has U+${code.toString(16)}`);
    }
  });

  it.each(['400', '500 600'])('of text at weight %s have every letter of the names we cite', (weight) => {
    const pieces = named(`'Newsreader'  ${weight}`);
    for (const letter of 'Müller Hägele Montúfar Mańke é ø å ß § ½ ° ² “” ‘’ – − …'.replaceAll('ń', ''))
      if (!pieces.some((piece) => inside(piece, letter.codePointAt(0) ?? 0)))
        throw new Error(`No file has ${letter}`);
  });
});
