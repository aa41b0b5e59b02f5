/**
 * Controls as data. A figure declares them; the page draws them as native inputs, and every value that comes
 * from outside (an author's attribute, a link, an input) passes through the two judges at the end of this file.
 */

import { heightsInWords, heightsText, isHeightsText, placesOf, type HeightGrid } from './heights.ts';

interface ControlBase {
  /** What a screen reader calls it: “Depth”, “Learning rate”. */
  readonly label: string;
  /** True where the control only changes what is looked at, so that a run need not start again. */
  readonly viewOnly?: boolean;
}

export interface RangeControl extends ControlBase {
  readonly kind: 'range';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
  /** Equal steps of the slider multiply (`log`) or add (`linear`, the default). On `log`, step is the number of positions. */
  readonly scale?: 'linear' | 'log';
  format?(value: number): string;
}
export interface IntegerControl extends ControlBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  readonly default: number;
}
/** The start of every random number: the same seed, the same run. */
export interface SeedControl extends ControlBase {
  readonly kind: 'seed';
  readonly default: number;
}
export interface ChoiceControl<V extends string = string> extends ControlBase {
  readonly kind: 'choice';
  /** Value → words, in the order shown. */
  readonly options: Readonly<Record<V, string>>;
  readonly default: NoInfer<V>;
}
/** Any of several, at least one: which curves to draw side by side. The setting is one text, see `membersOf`. */
export interface SetControl<V extends string = string> extends ControlBase {
  readonly kind: 'set';
  /** Value → words, in the order shown. No value has a plus. */
  readonly options: Readonly<Record<V, string>>;
  /** As a setting: `'relu+gelu'`. */
  readonly default: string;
  /** How many can be told apart. */
  readonly most: number;
  /** Where there are many: those that are seen at once. The others are behind a chip that shows all. */
  readonly first?: readonly string[];
}
export interface ToggleControl extends ControlBase {
  readonly kind: 'toggle';
  readonly default: boolean;
}
/** Strokes drawn by hand; see strokes.ts for the text form. */
export interface DrawingControl extends ControlBase {
  readonly kind: 'drawing';
  readonly default: string;
}
/** A function drawn by hand on a pad; heights.ts has its text form. */
export interface CurveControl extends ControlBase, HeightGrid {
  readonly kind: 'curve';
  readonly default: string;
}
/** A number that is typed, where a slider would be too coarse or there are many. As a setting it is text: `'-0.5'`, or `''`. */
export interface TypedControl extends ControlBase {
  readonly kind: 'typed';
  /** Stands before the field and never parts from it: “x₁”. */
  readonly symbol?: string;
  readonly min: number;
  readonly max: number;
  readonly default: string;
  /** True where no number has to be there, as in an answer. */
  readonly mayBeEmpty?: boolean;
}

export type Control =
  | RangeControl
  | IntegerControl
  | SeedControl
  | ChoiceControl
  | SetControl
  | ToggleControl
  | DrawingControl
  | CurveControl
  | TypedControl;
export type Controls = Readonly<Record<string, Control>>;
export type SettingValue = number | string | boolean;

type ValueOf<C extends Control> =
  C extends ChoiceControl<infer V>
    ? V
    : C extends ToggleControl
      ? boolean
      : C extends SetControl | DrawingControl | CurveControl | TypedControl
        ? string
        : number;
export type SettingsOf<C extends Controls> = { readonly [K in keyof C]: ValueOf<C[K]> };
export type Settings = Readonly<Record<string, SettingValue>>;

type Declared<C extends Control> = Omit<C, 'kind'>;
export const range = (c: Declared<RangeControl>): RangeControl => ({ kind: 'range', ...c });
export const integer = (c: Declared<IntegerControl>): IntegerControl => ({ kind: 'integer', ...c });
export const seed = (c: Partial<Declared<SeedControl>> = {}): SeedControl => ({
  kind: 'seed',
  label: 'Seed',
  default: 1,
  ...c,
});
export const choice = <const V extends string>(c: Declared<ChoiceControl<V>>): ChoiceControl<V> => ({
  kind: 'choice',
  ...c,
});
export const set = <const V extends string>(
  c: Pick<SetControl<V>, 'label' | 'options' | 'viewOnly'> & {
    readonly default: readonly NoInfer<V>[];
    /** 8 unless told. */
    readonly most?: number;
    readonly first?: readonly NoInfer<V>[];
  },
): SetControl<V> => {
  const unknown = c.first?.find((value) => !Object.hasOwn(c.options, value));
  if (unknown !== undefined) throw new Error(`“${c.label}” has no ${unknown} that could be seen at once.`);
  return { kind: 'set', most: 8, ...c, default: setOf(c.options, c.default) };
};
export const toggle = (c: Declared<ToggleControl>): ToggleControl => ({ kind: 'toggle', ...c });
export const drawing = (c: Declared<DrawingControl>): DrawingControl => ({ kind: 'drawing', ...c });
export const curve = (
  c: Omit<CurveControl, 'kind' | 'default'> & { readonly default: (x: number) => number },
): CurveControl => ({ kind: 'curve', ...c, default: heightsText(c, placesOf(c).map(c.default)) });
export const typed = (c: Declared<TypedControl>): TypedControl => ({ kind: 'typed', ...c });

/** The values in a set's setting, in the control's order. */
export const membersOf = (setting: string): readonly string[] => setting.split('+');

/** The setting of these values: each once, in the control's order, so that one set is one link. Others are left out. */
export const setOf = (options: Readonly<Record<string, string>>, values: readonly string[]): string =>
  Object.keys(options)
    .filter((value) => values.includes(value))
    .join('+');

export const largestSeed = 99;
const longestDrawing = 6000;
const drawingPattern = /^(\d{1,3},\d{1,3}( \d{1,3},\d{1,3})*(;\d{1,3},\d{1,3}( \d{1,3},\d{1,3})*)*)?$/;

/** The bounds of a control whose value is a number. */
export function boundsOf(control: RangeControl | IntegerControl | SeedControl): {
  min: number;
  max: number;
  step: number;
} {
  if (control.kind === 'range')
    return { min: control.min, max: control.max, step: control.scale === 'log' ? 0 : control.step };
  if (control.kind === 'integer') return { min: control.min, max: control.max, step: 1 };
  return { min: 1, max: largestSeed, step: 1 };
}

export type Parsed =
  { readonly ok: true; readonly value: SettingValue } | { readonly ok: false; readonly expected: string };
const right = (value: SettingValue): Parsed => ({ ok: true, value });
const wrong = (expected: string): Parsed => ({ ok: false, expected });

/** The strict judge, for what an author wrote: a value that is not exactly possible is an error that says what is. */
export function parseSetting(control: Control, raw: SettingValue): Parsed {
  switch (control.kind) {
    case 'range':
    case 'integer':
    case 'seed': {
      const { min, max, step } = boundsOf(control);
      const whole = control.kind === 'range' ? 'a number' : 'a whole number';
      const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
      const fits = typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max;
      const expected = `${whole} from ${min} to ${max}`;
      if (!fits) return wrong(expected);
      if (step > 0 && Math.abs(value - snap(value, min, step)) > 1e-9 * Math.max(1, Math.abs(value)))
        return wrong(control.kind === 'range' ? `${expected} in steps of ${step}` : expected);
      return right(value);
    }
    case 'choice':
      return typeof raw === 'string' && Object.hasOwn(control.options, raw)
        ? right(raw)
        : wrong(`one of ${quoted(control.options)}`);
    case 'set': {
      const values = typeof raw === 'string' ? membersOf(raw) : [];
      const known = values.every((value) => Object.hasOwn(control.options, value));
      const once = new Set(values).size === values.length;
      return known && once && values.length >= 1 && values.length <= control.most
        ? right(setOf(control.options, values))
        : wrong(`1 to ${control.most} of ${quoted(control.options)}, joined by +, each once`);
    }
    case 'toggle':
      if (typeof raw === 'boolean') return right(raw);
      return raw === 'true' || raw === 'false' ? right(raw === 'true') : wrong('true or false');
    case 'drawing':
      return typeof raw === 'string' && raw.length <= longestDrawing && drawingPattern.test(raw)
        ? right(raw)
        : wrong('strokes as "x,y x,y;x,y x,y" with whole numbers from 0 to 100');
    case 'curve':
      return typeof raw === 'string' && isHeightsText(control, raw)
        ? right(raw)
        : wrong(heightsInWords(control));
    case 'typed':
      return parseTyped(control, String(raw));
  }
}

/** “−0,5” and “-.5” are one setting: `'-0.5'`. */
function parseTyped({ min, max, mayBeEmpty = false }: TypedControl, text: string): Parsed {
  const plain = text.trim().replace(/^[−–]/, '-').replace(',', '.');
  if (plain === '' && mayBeEmpty) return right('');
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  // + 0 turns −0 into 0.
  return value >= min && value <= max ? right(String(value + 0)) : wrong(`a number from ${min} to ${max}`);
}

const quoted = (options: Readonly<Record<string, string>>): string =>
  Object.keys(options)
    .map((value) => `"${value}"`)
    .join(', ');

/**
 * The lenient judge, for what a link says: numbers are clamped and snapped, sets keep what is known and fits,
 * anything else wrong is the default.
 */
export function boundSetting(control: Control, raw: string): SettingValue {
  if (control.kind === 'set') {
    // A plus typed into an address reaches us as a space.
    const known = raw.split(/[+ ]/).filter((value) => Object.hasOwn(control.options, value));
    return setOf(control.options, [...new Set(known)].slice(0, control.most)) || control.default;
  }
  if (control.kind === 'range' || control.kind === 'integer' || control.kind === 'seed') {
    const value = raw.trim() === '' ? NaN : Number(raw);
    if (!Number.isFinite(value)) return control.default;
    const { min, max, step } = boundsOf(control);
    const clamped = Math.min(max, Math.max(min, value));
    return step > 0 ? Math.min(max, snap(clamped, min, step)) : clamped;
  }
  const parsed = parseSetting(control, raw);
  return parsed.ok ? parsed.value : control.default;
}

/** The nearest value on the grid min, min + step, …, written without the dust of binary fractions. */
export function snap(value: number, min: number, step: number): number {
  return Number((min + Math.round((value - min) / step) * step).toPrecision(12));
}

export function defaultSettings(controls: Controls): Settings {
  return Object.fromEntries(Object.entries(controls).map(([key, control]) => [key, control.default]));
}
