import { defaultSettings, parseSetting, type Settings, type SettingValue } from './controls.ts';
import type { Figure } from './figure.ts';

/**
 * A figure's settings from what an author wrote.
 * @throws if one is unknown or impossible, with what would be right
 */
export function authorSettings(
  figure: Figure,
  given: Readonly<Record<string, SettingValue | undefined>>,
): Settings {
  const settings = { ...defaultSettings(figure.controls) };
  for (const [key, raw] of Object.entries(given)) {
    if (raw === undefined) continue;
    const control = figure.controls[key];
    if (!control)
      throw new Error(
        `Figure "${figure.id}" has no setting "${key}". Its settings are: ${Object.keys(figure.controls).join(', ')}.`,
      );
    const parsed = parseSetting(control, raw);
    if (!parsed.ok)
      throw new Error(`Figure "${figure.id}": ${key} is ${String(raw)}; it must be ${parsed.expected}.`);
    settings[key] = parsed.value;
  }
  return settings;
}
