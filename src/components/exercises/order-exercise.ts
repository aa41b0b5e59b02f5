/** <order-exercise>: steps move by buttons, by keys, or by dragging; the first that does not follow is named. */
import { part, parts } from '../../figure-kit/parts.ts';
import { recall, remember } from './exercise-memory.ts';
import { hintsInTurn } from './hints-in-turn.ts';
import { rightSoFar } from './judge-order.ts';
import { replyOf, say, sayNothing } from './verdict.ts';

class OrderExercise extends HTMLElement {
  connectedCallback(): void {
    hintsInTurn(this);
    const list = part(this, '.steps', HTMLOListElement);
    const given = recall(this)?.given.split(',').map(Number) ?? [];
    const known = new Map(this.#steps.map((step) => [Number(step.dataset['place']), step]));
    if (given.length === known.size) list.append(...given.flatMap((place) => known.get(place) ?? []));
    for (const step of this.#steps) this.#live(step, list);
    this.#number();
    part(this, 'form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#judge();
    });
  }

  get #steps(): HTMLLIElement[] {
    return parts(this, '.step', HTMLLIElement);
  }

  #live(step: HTMLLIElement, list: HTMLOListElement): void {
    const moves = document.createElement('span');
    moves.className = 'step-move';
    for (const [word, by] of [['Up', -1] as const, ['Down', 1] as const]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn';
      button.textContent = word;
      button.addEventListener('click', () => {
        this.#move(step, by);
        button.focus();
      });
      button.addEventListener('keydown', (event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        this.#move(step, event.key === 'ArrowUp' ? -1 : 1);
        button.focus();
      });
      moves.append(button);
    }
    step.append(moves);
    this.#drag(step, list);
  }

  /** With a mouse or a pen; a finger scrolls, and has the buttons. */
  #drag(step: HTMLLIElement, list: HTMLOListElement): void {
    const text = part(step, '.step-text', HTMLElement);
    text.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'touch' || event.button !== 0) return;
      event.preventDefault();
      text.setPointerCapture(event.pointerId);
      step.classList.add('dragged');
      const follow = ({ clientY }: PointerEvent): void => {
        const over = this.#steps.find((other) => {
          const { top, bottom } = other.getBoundingClientRect();
          return clientY > top && clientY < bottom;
        });
        if (!over || over === step) return;
        const steps = this.#steps;
        if (steps.indexOf(over) < steps.indexOf(step)) list.insertBefore(step, over);
        else over.after(step);
        this.#moved(step);
      };
      text.addEventListener('pointermove', follow);
      const end = (): void => {
        text.removeEventListener('pointermove', follow);
        step.classList.remove('dragged');
      };
      text.addEventListener('lostpointercapture', end, { once: true });
    });
  }

  #move(step: HTMLLIElement, by: -1 | 1): void {
    const steps = this.#steps;
    const other = steps[steps.indexOf(step) + by];
    if (!other) return;
    if (by < 0) other.before(step);
    else other.after(step);
    this.#moved(step);
  }

  #moved(step: HTMLLIElement): void {
    for (const each of this.#steps) each.classList.remove('good');
    sayNothing(this);
    this.#number();
    const steps = this.#steps;
    part(this, '[data-moved]', HTMLElement).textContent =
      `Now step ${steps.indexOf(step) + 1} of ${steps.length}.`;
  }

  #number(): void {
    this.#steps.forEach((step, at) => {
      for (const [index, button] of parts(step, '.step-move button', HTMLButtonElement).entries())
        button.setAttribute('aria-label', `${index === 0 ? 'Up' : 'Down'}: step ${at + 1}`);
    });
  }

  #judge(): void {
    const steps = this.#steps;
    const places = steps.map(({ dataset }) => Number(dataset['place']));
    const right = rightSoFar(places);
    remember(this, places.join(','), right === steps.length);
    steps.forEach((step, at) => step.classList.toggle('good', at < right));
    if (right === steps.length) {
      const reply = this.querySelector('template[data-said="right"]');
      say(this, true, reply ? replyOf(reply) : 'Each step follows from those before it.');
    } else if (right === 0) say(this, false, 'What stands first cannot be the beginning.');
    else
      say(
        this,
        false,
        `${right === 1 ? 'The first stands' : `The first ${right} stand`} right. What comes next does not yet follow from them.`,
      );
  }
}

customElements.define('order-exercise', OrderExercise);
