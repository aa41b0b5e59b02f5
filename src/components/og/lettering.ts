/** Letters of our own faces as paths, so that a picture is the same wherever it is made, whatever fonts are there. */
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkitten';

/** The face, and the file with its rarer letters. */
export interface Face {
  readonly fonts: readonly Font[];
}

export function readFace(...names: readonly string[]): Face {
  const fonts = names.map((name) => {
    const font = create(readFileSync(`src/styles/fonts/${name}.woff2`));
    if (font.isCollection) throw new Error(`${name}.woff2 holds several fonts, not one.`);
    return font;
  });
  return { fonts };
}

interface Placed {
  readonly width: number;
  readonly path: string;
}

/** One line of text from a point on its baseline. Letters that no file has are left out. */
export function lettering(face: Face, text: string, size: number, x: number, y: number): Placed {
  let at = x;
  const paths: string[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const font = face.fonts.find((one) => one.hasGlyphForCodePoint(code));
    if (!font) continue;
    const scale = size / font.unitsPerEm;
    const glyph = font.glyphForCodePoint(code);
    paths.push(glyph.path.scale(scale, -scale).translate(at, y).toSVG());
    at += glyph.advanceWidth * scale;
  }
  return { width: at - x, path: paths.join('') };
}

/** Breaks a text into lines that are no wider than this. */
export function broken(face: Face, text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && lettering(face, longer, size, 0, 0).width > width) lines.push(word);
    else lines[Math.max(0, lines.length - 1)] = longer;
  }
  return lines;
}
