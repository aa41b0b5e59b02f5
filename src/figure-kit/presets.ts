/**
 * What the page that embeds a figure may say in the frame's address, and nothing of it is trusted:
 *
 *   /embed/one-message/?depth=30&lock=depth,init&hide=seed
 *
 * A control's name sets it, within its bounds. `lock` names controls that are shown with their value and cannot be
 * moved; `hide` names controls of which only the value stays in the sentence. Unknown names are ignored. `theme=light` or
 * `theme=dark` is for public/theme.js: the frame looks as the page around it does.
 */
import { boundSetting, type Controls, defaultSettings, type Settings } from './controls.ts';

export interface Presets {
  readonly settings: Settings;
  /** Cannot be changed; the hidden ones are among them. */
  readonly locked: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

/** No control may have these names. */
export const presetWords: readonly string[] = ['lock', 'hide', 'theme'];

export function presetsFrom(controls: Controls, query: string): Presets {
  const parameters = new URLSearchParams(query);
  const named = (word: string) =>
    parameters
      .getAll(word)
      .flatMap((names) => names.split(','))
      .filter((name) => Object.hasOwn(controls, name));
  const set = Object.entries(controls).flatMap(([key, control]) => {
    const raw = parameters.get(key);
    return raw === null ? [] : [[key, boundSetting(control, raw)] as const];
  });
  const hidden = new Set(named('hide'));
  return {
    settings: { ...defaultSettings(controls), ...Object.fromEntries(set) },
    locked: new Set([...named('lock'), ...hidden]),
    hidden,
  };
}

/** The query that presets these settings: what differs from the figure's defaults. */
export function presetQuery(controls: Controls, settings: Settings): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(settings))
    if (value !== controls[key]?.default) parameters.set(key, String(value));
  return parameters.toString();
}
