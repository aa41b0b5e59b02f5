/** What a code box can do is fetched when the reader first touches it. Before that it only shows what they wrote last time. */
import { part } from '../../figure-kit/parts.ts';
import { kept } from '../reader/kept.ts';
import type { CodeBoxOwner } from './code-box.ts';

const signs = ['focusin', 'pointerdown', 'click'] as const;

export function wakeBox(root: HTMLElement, owner: CodeBoxOwner): void {
  const box = part(root, '.cell', HTMLElement);
  const code = part(box, 'textarea', HTMLTextAreaElement);
  const own = kept(owner.name);
  if (typeof own === 'string') {
    code.value = own;
    const numbers = own.split('\n').map((_, at) => at + 1);
    code.rows = numbers.length;
    part(box, '[data-numbers]', HTMLElement).textContent = numbers.join('\n');
  }

  let loading = false;
  /** Pressed before there was anything to do it. */
  let pressed: HTMLElement | null = null;
  const wake = async (event: Event): Promise<void> => {
    if (event.type === 'click' && event.target instanceof Element)
      pressed = event.target.closest<HTMLElement>('[data-do]');
    if (loading) return;
    loading = true;
    const { CodeBox } = await import('./code-box.ts');
    for (const sign of signs) box.removeEventListener(sign, onSign);
    new CodeBox(root, owner);
    pressed?.click();
  };
  const onSign = (event: Event): void => void wake(event);
  for (const sign of signs) box.addEventListener(sign, onSign);
}
