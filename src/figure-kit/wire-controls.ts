/** Between a figure's native inputs and its settings. The markup is components/figure/Control.astro. */
import {
  membersOf,
  parseSetting,
  setOf,
  type Control,
  type Controls,
  type SetControl,
  type Settings,
  type SettingValue,
  type TypedControl,
} from './controls.ts';
import { trueMinus } from './format.ts';
import { part, parts } from './parts.ts';
import { sliderScale, trackShare, valueText } from './slider.ts';

export interface WiredControls {
  /** Shows these settings, without announcing a change. */
  show(settings: Settings): void;
}

/** Enables the inputs and tells of every change; `settled` is false in the midst of a drag. */
export function wireControls(
  root: HTMLElement,
  controls: Controls,
  onChange: (key: string, value: SettingValue, settled: boolean) => void,
): WiredControls {
  const shows = Object.entries(controls)
    .filter(([, control]) => control.kind !== 'drawing' && control.kind !== 'curve')
    .map(
      ([key, control]) =>
        [key, wireOne(root, key, control, (value, settled = true) => onChange(key, value, settled))] as const,
    );
  return {
    show(settings) {
      for (const [key, show] of shows) {
        const value = settings[key];
        if (value !== undefined) show(value);
      }
    },
  };
}

type Show = (value: SettingValue) => void;
type Change = (value: SettingValue, settled?: boolean) => void;

function wireOne(root: HTMLElement, key: string, control: Control, change: Change): Show {
  const selector = `[data-control="${key}"]`;
  if (control.kind === 'choice') {
    const menu = root.querySelector(`select${selector}`);
    return menu instanceof HTMLSelectElement
      ? wireMenu(menu, change)
      : wireChips(parts(root, `input${selector}`, HTMLInputElement), change);
  }
  if (control.kind === 'set')
    return wireSet(
      parts(root, `input${selector}`, HTMLInputElement),
      control,
      part(root, `[data-said-of="${key}"]`, HTMLElement),
      change,
    );
  const input = part(root, `input${selector}`, HTMLInputElement);
  input.disabled = false;
  if (control.kind === 'toggle') {
    input.addEventListener('change', () => change(input.checked));
    return (value) => {
      input.checked = value === true;
    };
  }
  if (control.kind === 'drawing' || control.kind === 'curve') return () => undefined;
  if (control.kind === 'typed') return wireTyped(input, control, change);

  const output = part(root, `[data-value-of="${key}"]`, HTMLOutputElement);
  const scale = sliderScale(control);
  const write = (value: number) => {
    output.value = valueText(control, value);
    input.setAttribute('aria-valuetext', valueText(control, value));
    input.style.setProperty('--p', trackShare(control, value));
  };
  input.addEventListener('input', () => {
    const value = scale.value(input.valueAsNumber);
    write(value);
    change(value, false);
  });
  input.addEventListener('change', () => change(scale.value(input.valueAsNumber)));
  return (value) => {
    if (typeof value !== 'number') return;
    input.value = String(scale.position(value));
    write(value);
  };
}

/** What is half typed changes nothing and is not taken away; when it is left so, the browser says what would be right. */
function wireTyped(input: HTMLInputElement, control: TypedControl, change: Change): Show {
  const read = () => {
    const parsed = parseSetting(control, input.value);
    input.setCustomValidity(parsed.ok ? '' : `This should be ${parsed.expected}.`);
    return parsed;
  };
  input.addEventListener('input', () => {
    const parsed = read();
    if (parsed.ok) change(parsed.value, false);
  });
  input.addEventListener('change', () => {
    const parsed = read();
    if (parsed.ok) change(parsed.value);
    else input.reportValidity();
  });
  return (value) => {
    const parsed = parseSetting(control, input.value);
    if (parsed.ok ? parsed.value === value : document.activeElement === input) return;
    input.value = trueMinus(String(value));
    input.setCustomValidity('');
  };
}

function wireMenu(menu: HTMLSelectElement, change: Change): Show {
  menu.disabled = false;
  menu.addEventListener('change', () => change(menu.value));
  return (value) => {
    menu.value = String(value);
  };
}

function wireChips(inputs: readonly HTMLInputElement[], change: Change): Show {
  for (const input of inputs) {
    input.disabled = false;
    input.addEventListener('change', () => change(input.value));
  }
  return (value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
}

/**
 * A tick that would leave none, or more than can be told apart, is taken back with the reason beside it: a
 * disabled box would lose the keyboard's place and say nothing.
 */
function wireSet(
  inputs: readonly HTMLInputElement[],
  control: SetControl,
  said: HTMLElement,
  change: Change,
): Show {
  for (const input of inputs) {
    input.disabled = false;
    input.addEventListener('change', () => {
      const chosen = inputs.filter(({ checked }) => checked).map(({ value }) => value);
      const fits = chosen.length >= 1 && chosen.length <= control.most;
      said.textContent = fits ? '' : refusal(chosen.length, control.most);
      if (fits) change(setOf(control.options, chosen));
      else input.checked = !input.checked;
    });
  }
  return (value) => {
    const chosen = membersOf(String(value));
    said.textContent = '';
    for (const input of inputs) input.checked = chosen.includes(input.value);
  };
}

const refusal = (count: number, most: number): string =>
  count === 0 ? 'One has to stay: add another first.' : `${most} at most: take one away first.`;
