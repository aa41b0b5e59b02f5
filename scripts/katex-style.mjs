// KaTeX's rules without its faces: the faces are ours (src/styles/katex-fonts.css), subset and woff2 only. Read from the
// installed KaTeX, because its markup and its rules change together.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const facesWeLack = /_(Fraktur|Script|SansSerif|Typewriter)\b/;

/**
 * Every rule of a minified style sheet but `@font-face`s and rules for faces that the course does not carry.
 *
 * @param {string} css
 */
export function withoutFaces(css) {
  return css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/[^{}]+\{[^{}]*\}/g, (rule) => (facesWeLack.test(rule) ? '' : `${rule}\n`));
}

/**
 * Writes src/styles/katex.generated.css.
 *
 * @param {string} root the project's folder
 */
export function writeKatexStyle(root) {
  const source = `${root}/node_modules/katex/dist/katex.min.css`;
  const target = `${root}/src/styles/katex.generated.css`;
  if (!existsSync(source)) return;
  const text = `/* Written by scripts/katex-style.mjs from KaTeX (MIT). Do not edit. */\n${withoutFaces(readFileSync(source, 'utf8'))}`;
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}
