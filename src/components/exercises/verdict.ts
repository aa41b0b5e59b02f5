import { part } from '../../figure-kit/parts.ts';

/** “Right” or “Not yet”, in the place of an exercise that is read aloud when it changes. */
export function say(exercise: HTMLElement, right: boolean, reply: Node | string): void {
  const said = document.createElement('div');
  said.className = right ? 'said' : 'said no';
  const word = document.createElement('b');
  word.textContent = right ? 'Right' : 'Not yet';
  const words = document.createElement('span');
  words.append(reply);
  said.append(word, words);
  place(exercise).replaceChildren(said);
}

export function sayNothing(exercise: HTMLElement): void {
  place(exercise).replaceChildren();
}

/** A copy of what the author wrote as a reply, or nothing where there is none. */
export function replyOf(template: Element | null | undefined): DocumentFragment {
  return template instanceof HTMLTemplateElement
    ? document.importNode(template.content, true)
    : document.createDocumentFragment();
}

function place(exercise: HTMLElement): HTMLElement {
  return part(exercise, '[data-verdict]', HTMLElement);
}
