/**
 * A figure's state in a link: `?figure=saturation&spread=2#saturation`, with only what differs from the page's own
 * settings. What a link says is bounded by the control (controls.ts) before anything sees it.
 */
import { boundSetting, type Controls, defaultSettings, type Settings } from './controls.ts';

export const figureParameter = 'figure';

/** The page's settings with what the link says about this figure. Unknown names are ignored. */
export function settingsFromLink(
  figureId: string,
  controls: Controls,
  page: Settings,
  query: string,
): Settings {
  const parameters = new URLSearchParams(query);
  if (parameters.get(figureParameter) !== figureId) return page;
  const entries = Object.entries(controls).map(([key, control]) => {
    const raw = parameters.get(key);
    return [key, raw === null ? page[key] : boundSetting(control, raw)] as const;
  });
  return { ...defaultSettings(controls), ...Object.fromEntries(entries) };
}

/** The query for a link to this state, without the question mark. */
export function linkFromSettings(figureId: string, settings: Settings, page: Settings): string {
  const parameters = new URLSearchParams({ [figureParameter]: figureId });
  for (const [key, value] of Object.entries(settings))
    if (value !== page[key]) parameters.set(key, String(value));
  return parameters.toString();
}
