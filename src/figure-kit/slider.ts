/**
 * Where a value stands on its slider. On a logarithmic range the native input counts equal positions, and the
 * words beside it (and aria-valuetext) give the value.
 */
import { boundsOf, type IntegerControl, type RangeControl, type SeedControl, snap } from './controls.ts';
import { count, significant } from './format.ts';

type NumberControl = RangeControl | IntegerControl | SeedControl;

export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  position(value: number): number;
  value(position: number): number;
}

export function sliderScale(control: NumberControl): SliderScale {
  if (control.kind === 'range' && control.scale === 'log') {
    const { min, max, step: positions } = control;
    const ratio = Math.log(max / min);
    return {
      min: 0,
      max: positions,
      step: 1,
      position: (value) => Math.round((positions * Math.log(value / min)) / ratio),
      // Two digits are enough for a rate and keep links short.
      value: (position) => Number((min * Math.exp((ratio * position) / positions)).toPrecision(2)),
    };
  }
  const { min, max, step } = boundsOf(control);
  return { min, max, step, position: (value) => value, value: (position) => snap(position, min, step) };
}

/** The value in words, as beside the slider. */
export function valueText(control: NumberControl, value: number): string {
  if (control.kind !== 'range') return count(value);
  return control.format?.(value) ?? significant(value, 3);
}

/** How much of the track is behind the thumb, for its ink. */
export function trackShare(control: NumberControl, value: number): string {
  const scale = sliderScale(control);
  return `${((100 * (scale.position(value) - scale.min)) / (scale.max - scale.min)).toFixed(2)}%`;
}
