/** A control as an author needs to know it: what may be written as an attribute of <Figure>, and in an embed's address. */
import { boundsOf, type Control, membersOf, type SettingValue } from './controls.ts';
import { trueMinus } from './format.ts';
import { heightsInWords } from './heights.ts';
import { valueText } from './slider.ts';

/** The values that a control takes, in words. */
export function possibleValues(control: Control): string {
  switch (control.kind) {
    case 'range': {
      const { min, max, step } = boundsOf(control);
      return step > 0 ? `${min} to ${max} in steps of ${step}` : `${min} to ${max}`;
    }
    case 'integer':
    case 'seed': {
      const { min, max } = boundsOf(control);
      return `whole number, ${min} to ${max}`;
    }
    case 'choice':
      return `one of ${listed(Object.keys(control.options))}`;
    case 'set':
      return `up to ${control.most} of ${listed(Object.keys(control.options))}, joined by +`;
    case 'toggle':
      return 'true or false';
    case 'curve':
      return heightsInWords(control);
    case 'drawing':
      return 'strokes, as x,y pairs from 0 to 100: "20,30 25,40;60,10 60,90"';
    case 'typed':
      return `number, ${control.min} to ${control.max}${control.mayBeEmpty ? ', or nothing' : ''}`;
  }
}

/** A setting as an attribute has it: `depth={20}`, `init="he"`. */
export function asAttribute(key: string, value: SettingValue): string {
  return typeof value === 'string' ? `${key}="${value}"` : `${key}={${String(value)}}`;
}

/** A value in plain words, where its control is not shown. */
export function valueInWords(control: Control, value: SettingValue): string {
  switch (control.kind) {
    case 'range':
    case 'integer':
    case 'seed':
      return typeof value === 'number' ? valueText(control, value) : String(value);
    case 'choice':
      return control.options[String(value)] ?? String(value);
    case 'set':
      return membersOf(String(value))
        .map((one) => control.options[one] ?? one)
        .join(', ');
    case 'toggle':
      return value === true ? control.label : `not ${control.label}`;
    case 'drawing':
    case 'curve':
      return '';
    case 'typed':
      return value === '' ? 'none' : trueMinus(String(value));
  }
}

const listed = (values: readonly string[]): string => values.join(', ');
