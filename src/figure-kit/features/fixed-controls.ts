/** Controls that an embed's address locks or hides: see presets.ts. The session refuses to change them; here it shows. */
import { valueInWords } from '../control-words.ts';
import { parts } from '../parts.ts';
import type { Feature } from './feature.ts';

export const fixedControls: Feature = (session) => {
  const { root, figure, fixed, settings } = session;
  for (const key of fixed.locked) {
    const control = figure.controls[key];
    if (!control) continue;
    for (const input of root.querySelectorAll(`[data-control="${key}"], [data-pad-clear="${key}"]`)) {
      input.toggleAttribute('disabled', true);
      input.toggleAttribute('data-locked', true);
    }
    for (const pad of parts(root, `[data-pad="${key}"]`, SVGElement)) {
      pad.setAttribute('aria-disabled', 'true');
      pad.style.pointerEvents = 'none';
      pad.removeAttribute('tabindex');
      pad.parentElement?.querySelector('.pad-foot')?.toggleAttribute('hidden', true);
    }
    if (!fixed.hidden.has(key)) continue;
    for (const place of root.querySelectorAll(
      `.ask :is(.ctl, .chips, .chip):not(.chips .chip):has([data-control="${key}"])`,
    ))
      place.replaceWith(valueInWords(control, settings[key] ?? control.default));
    for (const view of root.querySelectorAll(`.view:has([data-pad="${key}"])`)) view.remove();
  }
};
