/**
 * A term's definition, a citation's reference and what the symbols of a formula mean open while the pointer rests on them or the keyboard is there. What
 * is open stays while the pointer moves onto it, and closes by Escape (WCAG 1.4.13). A tap on a term opens it by the
 * browser's own popover; a tap on a citation leads to the list, as without script.
 */
import '../../styles/term.css';
import { meaningsIn, noteOf } from './symbols.ts';

/** Long enough not to flicker under a pointer that passes by. In milliseconds. */
const rest = 180;
/** Formulas are many, and few readers want each explained. */
const restOnFormula = 450;
const leave = 250;

interface Open {
  readonly owner: HTMLElement;
  readonly popover: HTMLElement;
}

let open: Open | undefined;
let opening: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

const owned = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.term, .cite, main .katex') : null;
const isFormula = (owner: HTMLElement): boolean => owner.matches('.katex');

/** The popover of a term stands there; that of a citation is made from its entry in the list, that of a formula from those of symbols. */
function popoverOf(owner: HTMLElement): HTMLElement | undefined {
  const known = owner.nextElementSibling;
  if (known instanceof HTMLElement && known.matches('[popover]')) return known;
  if (isFormula(owner)) return popoverOfFormula(owner);
  if (!(owner instanceof HTMLAnchorElement)) return undefined;
  const entry = document.getElementById(decodeURIComponent(owner.hash.slice(1)));
  if (!entry) return undefined;
  const copy = document.createElement('span');
  copy.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
  for (const extra of copy.querySelectorAll('.back, .take')) extra.remove();
  const made = noteOf(copy);
  owner.after(made);
  return made;
}

/** A displayed formula has a button for it: see copy-tex.ts. */
function popoverOfFormula(formula: HTMLElement): HTMLElement | undefined {
  const meanings = formula.closest('.katex-display') ? undefined : meaningsIn(formula);
  if (!meanings) return undefined;
  const made = noteOf(meanings);
  formula.after(made);
  return made;
}

function show(owner: HTMLElement): void {
  if (open?.owner === owner) return;
  hide();
  const popover = popoverOf(owner);
  if (!popover || popover.matches(':popover-open')) return;
  popover.showPopover({ source: owner });
  open = { owner, popover };
}

function hide(): void {
  if (open?.popover.matches(':popover-open')) open.popover.hidePopover();
  open = undefined;
}

function stop(): void {
  clearTimeout(opening);
  clearTimeout(closing);
}

const innermostHovered = (): Element | undefined => [...document.querySelectorAll(':hover')].at(-1);

/** @param under what the pointer or the keyboard is on already */
export function watchPeeks(under: EventTarget | null): void {
  const enter = (target: EventTarget | null, wait: number): void => {
    const owner = owned(target);
    const inside = target instanceof Node && open?.popover.contains(target);
    if (!owner && !inside) return;
    stop();
    if (owner) opening = setTimeout(show, isFormula(owner) ? restOnFormula : wait, owner);
  };
  const exit = (target: EventTarget | null): void => {
    const from = owned(target) ?? (target instanceof Node && open?.popover.contains(target));
    if (!from) return;
    stop();
    closing = setTimeout(hide, leave);
  };
  document.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'mouse' || pointerType === 'pen') enter(target, rest);
  });
  document.addEventListener('pointerout', ({ target, pointerType }) => {
    if (pointerType === 'mouse' || pointerType === 'pen') exit(target);
  });
  document.addEventListener('focusin', ({ target }) => {
    // Not where a tap or a click has put the focus: the click itself opens it.
    if (target instanceof Element && target.matches(':focus-visible')) enter(target, 0);
  });
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (relatedTarget instanceof Node && open?.popover.contains(relatedTarget)) return;
    exit(target);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  // What hover has opened, a click keeps open: the browser would close it.
  document.addEventListener(
    'click',
    (event) => {
      const owner = owned(event.target);
      // A finger has no other way to ask.
      if (owner && isFormula(owner)) show(owner);
      if (!owner || owner !== open?.owner || !owner.matches('.term') || event.detail === 0) return;
      event.preventDefault();
      stop();
      open = undefined;
    },
    { capture: true },
  );
  // The pointer may have gone on while this was loaded; then it is over something else by now.
  const now =
    under instanceof Element && under.matches(':hover, :focus-visible') ? under : innermostHovered();
  if (now) enter(now, rest);
}
