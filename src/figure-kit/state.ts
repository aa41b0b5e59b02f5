/**
 * A figure's state in a link, as short as it can be and still be read:
 *
 *   ?relu-and-derivative=x:1.5,slopeAtZero:0.3&compare=activations:relu+gelu#fig-compare
 *
 * - One parameter for each figure, under its name, so that the figures of a page share the address. Parameters of
 *   others are left as they are. A second copy of a figure on one page has the name `compare.2`.
 * - In it, `key:value` for each setting that differs from the page's own; none, no parameter. Truth is 1 or 0. A
 *   space is an underscore. No setting's text has a colon, so a comma begins a new setting only before `key:`.
 * - Version 1 is what this file reads. Should the form or a setting's meaning ever change, links begin with `v:2`;
 *   a link of a version that is not known here is not guessed at: it shows the page's settings.
 *
 * What a link says is bounded by the control (controls.ts) before anything sees it.
 */
import { boundSetting, type Controls, type Settings, type SettingValue } from './controls.ts';

const version = '1';
/** A link that is longer says nothing to us. Drawings are the longest settings, at 6,000. */
const longest = 20_000;

/** The page's settings with what the query says about the figure of that name. Unknown settings are ignored. */
export function settingsFromLink(name: string, controls: Controls, page: Settings, query: string): Settings {
  const found = parametersOf(query).find((parameter) => parameter.name === name);
  const said = found && found.text.length <= longest ? settingsIn(decoded(found.text)) : undefined;
  if (!said || (said.get('v') ?? version) !== version) return page;
  const changed = Object.entries(controls).flatMap(([key, control]) => {
    const raw = said.get(key);
    if (raw === undefined) return [];
    const truth = control.kind === 'toggle' ? { 1: 'true', 0: 'false' }[raw] : undefined;
    return [[key, boundSetting(control, truth ?? raw)] as const];
  });
  return changed.length === 0 ? page : { ...page, ...Object.fromEntries(changed) };
}

/** The figure's own parameter for a link to this state, as `name=key:value`; empty where nothing differs. */
export function linkFromSettings(name: string, settings: Settings, page: Settings): string {
  const changed = Object.entries(settings).filter(([key, value]) => value !== page[key]);
  if (changed.length === 0) return '';
  return `${name}=${changed.map(([key, value]) => `${key}:${encoded(value)}`).join(',')}`;
}

/** That query with this figure's state in it, and everything else as it was. Neither has a question mark. */
export function queryWithState(query: string, name: string, settings: Settings, page: Settings): string {
  const own = linkFromSettings(name, settings, page);
  const all = parametersOf(query);
  const place = all.findIndex((parameter) => parameter.name === name);
  const others = all.filter((parameter) => parameter.name !== name).map(({ raw }) => raw);
  if (own !== '') others.splice(place < 0 ? others.length : place, 0, own);
  return others.join('&');
}

interface Parameter {
  readonly name: string;
  readonly text: string;
  readonly raw: string;
}

function parametersOf(query: string): readonly Parameter[] {
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const end = raw.indexOf('=');
      return end < 0
        ? { name: decoded(raw), text: '', raw }
        : { name: decoded(raw.slice(0, end)), text: raw.slice(end + 1), raw };
    });
}

/** The first of each name counts. A Map, since a link may name `__proto__`. */
function settingsIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const setting of text.split(/,(?=[a-z]\w*:)/i)) {
    const end = setting.indexOf(':');
    const key = setting.slice(0, Math.max(0, end));
    if (end > 0 && !found.has(key)) found.set(key, setting.slice(end + 1).replaceAll('_', ' '));
  }
  return found;
}

/** An address keeps commas, semicolons and pluses as they are; all else that is not plain is escaped. */
function encoded(value: SettingValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return encodeURIComponent(String(value).replaceAll(' ', '_')).replaceAll(
    /%2C|%3B|%2B/g,
    decodeURIComponent,
  );
}

/** Mail and messengers escape what need not be. What is no escape at all stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
