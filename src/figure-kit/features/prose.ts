/**
 * The lesson's sentences: controls in them move this figure, numbers in them follow it. The markup is
 * components/figure/ProseControl.astro and Value.astro. Of two copies of a figure on a page, the first is meant.
 */
import { isNumberFormat, numberWords } from '../number-words.ts';
import { namedNumber } from '../named-numbers.ts';
import { parts } from '../parts.ts';
import { dragSideways } from '../prose-drag.ts';
import { wireControls } from '../wire-controls.ts';
import type { Feature } from './feature.ts';

/** As long as the figure's own description waits (announcer.ts). */
const settleMilliseconds = 500;

export const prose: Feature = (session) => {
  const { figure, name } = session;
  if (name !== figure.id) return;

  const wired = parts(document, `[data-control-of="${figure.id}"]`, HTMLElement).flatMap((place) => {
    const key = place.dataset['name'] ?? '';
    const control = figure.controls[key];
    if (!control) return [];
    const input = place.querySelector('input[type="range"]');
    if (input instanceof HTMLInputElement) dragSideways(place, input);
    return [
      wireControls(place, { [key]: control }, (changed, value, settled) =>
        session.change({ [changed]: value }, settled),
      ),
    ];
  });
  const follow = () => {
    for (const control of wired) control.show(session.settings);
  };
  follow();

  const values = parts(document, `[data-number-of="${figure.id}"]`, HTMLElement);
  // Who moves a number hears what it causes in the same sentence. Others are told by the figure's description.
  const heard = values.filter((value) =>
    value.closest('p, li, td')?.querySelector(`[data-control-of="${figure.id}"]`),
  );
  for (const value of heard) value.setAttribute('aria-live', 'polite');
  let settling: ReturnType<typeof setTimeout> | undefined;
  session.on('settings', () => {
    follow();
    for (const value of heard) value.setAttribute('aria-busy', 'true');
    clearTimeout(settling);
    settling = setTimeout(() => {
      for (const value of heard) value.removeAttribute('aria-busy');
    }, settleMilliseconds);
  });
  session.on('result', () => {
    for (const value of values) {
      const { reads = '', digits, format, unit } = value.dataset;
      const number = namedNumber(figure, session.result, session.settings, reads);
      const style = {
        unit,
        format: isNumberFormat(format) ? format : undefined,
        digits: digits === undefined ? undefined : Number(digits),
      };
      // Before a run's first step there is none.
      const words = number === undefined ? '–' : numberWords(number, style);
      if (value.textContent !== words) value.textContent = words;
    }
  });
  session.on('close', () => clearTimeout(settling));
};
