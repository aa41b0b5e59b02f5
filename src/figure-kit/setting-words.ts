/** Settings in words, for messages: “Activation ReLU, Learning rate 0.010”. What is drawn by hand is left out. */
import { valueInWords } from './control-words.ts';
import type { Controls, Settings } from './controls.ts';

/** @param keys only these, if given */
export function settingsInWords(controls: Controls, settings: Settings, keys?: readonly string[]): string {
  return Object.entries(controls)
    .filter(
      ([key, control]) =>
        control.kind !== 'drawing' && control.kind !== 'curve' && (keys?.includes(key) ?? true),
    )
    .map(([key, control]) => {
      const words = valueInWords(control, settings[key] ?? control.default);
      return control.kind === 'toggle' ? words : `${control.label} ${words}`;
    })
    .join(', ');
}
