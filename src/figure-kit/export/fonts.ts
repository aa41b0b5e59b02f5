/**
 * A picture that becomes pixels is drawn apart from the page, and knows none of the page's fonts unless it brings
 * them. They are small: what the labels need is about 30 kB.
 */

/** `@font-face` rules, with their files inside, for those of the page's faces that are named in `families`. */
export async function fontFaces(families: ReadonlySet<string>): Promise<string> {
  const rules = [...document.styleSheets]
    .flatMap(rulesOf)
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => families.has(unquoted(style.getPropertyValue('font-family'))));
  return (await Promise.all(rules.map(withItsFile))).join('\n');
}

/** The families named in a computed `font-family`. */
export const familiesIn = (fontFamily: string): string[] =>
  fontFamily.split(',').map((name) => unquoted(name.trim()));

const unquoted = (name: string): string => name.replaceAll(/^["']|["']$/g, '');

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // The sheet of an extension, which we may not read.
    return [];
  }
}

async function withItsFile({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const src = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (src === undefined) return '';
  const url = new URL(src, parentStyleSheet?.href ?? document.baseURI);
  const response = await fetch(url);
  // Without it the picture has its fallback font: not so fine, and still right.
  if (!response.ok) return '';
  const data = await dataUrl(await response.blob());
  const others = ['font-family', 'font-weight', 'font-style', 'unicode-range']
    .map((name) => [name, style.getPropertyValue(name)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}:${value};`);
  return `@font-face{${others.join('')}font-display:swap;src:url(${data}) format("woff2")}`;
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => {
      done(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      fail(reader.error ?? new Error('A font could not be read.'));
    };
    reader.readAsDataURL(blob);
  });
}
