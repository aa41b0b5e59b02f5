/** Between a figure's native inputs and its settings. The markup is components/figure/Control.astro. */
import type { Control, Controls, Settings, SettingValue } from './controls.ts';
import { part, parts } from './parts.ts';
import { sliderScale, trackShare, valueText } from './slider.ts';

export interface WiredControls {
  /** Shows these settings, without announcing a change. */
  show(settings: Settings): void;
}

/** Enables the inputs and tells of every change. */
export function wireControls(
  root: HTMLElement,
  controls: Controls,
  onChange: (key: string, value: SettingValue) => void,
): WiredControls {
  const shows = Object.entries(controls)
    .filter(([, control]) => control.kind !== 'drawing')
    .map(([key, control]) => [key, wireOne(root, key, control, (value) => onChange(key, value))] as const);
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

function wireOne(root: HTMLElement, key: string, control: Control, change: Show): Show {
  const selector = `[data-control="${key}"]`;
  if (control.kind === 'choice') {
    const menu = root.querySelector(`select${selector}`);
    return menu instanceof HTMLSelectElement
      ? wireMenu(menu, change)
      : wireChips(parts(root, `input${selector}`, HTMLInputElement), change);
  }
  const input = part(root, `input${selector}`, HTMLInputElement);
  input.disabled = false;
  if (control.kind === 'toggle') {
    input.addEventListener('change', () => change(input.checked));
    return (value) => {
      input.checked = value === true;
    };
  }
  if (control.kind === 'drawing') return () => undefined;

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
    change(value);
  });
  return (value) => {
    if (typeof value !== 'number') return;
    input.value = String(scale.position(value));
    write(value);
  };
}

function wireMenu(menu: HTMLSelectElement, change: Show): Show {
  menu.disabled = false;
  menu.addEventListener('change', () => change(menu.value));
  return (value) => {
    menu.value = String(value);
  };
}

function wireChips(inputs: readonly HTMLInputElement[], change: Show): Show {
  for (const input of inputs) {
    input.disabled = false;
    input.addEventListener('change', () => change(input.value));
  }
  return (value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
}
