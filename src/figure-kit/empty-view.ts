/** A picture that has nothing to show yet says what will be there: “No data” is a sentence. */
import type { DrawContext } from './figure.ts';
import { svgElement, svgPicture } from './svg.ts';

export function emptyView<S, R>(context: DrawContext<S, R>, sentence: string): Element {
  const lines = wrap(sentence, Math.max(12, Math.floor(context.width / 7.5)));
  const picture = svgPicture(
    context,
    sentence,
    lines.map((line, index) => svgElement(context.document, 'text', { x: 0, y: 36 + 19 * index }, [line])),
  );
  picture.setAttribute(empty, '');
  return picture;
}

const empty = 'data-empty';

/** Whether there is nothing in it yet, so that nothing can be read of it either. */
export const isEmptyView = (picture: Element | null): boolean => picture?.hasAttribute(empty) ?? true;

function wrap(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > longest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
