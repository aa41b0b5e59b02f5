/** Drawing a function by mouse, finger, pen or keyboard on a pad (components/figure/CurvePad.astro). */
import type { Controls, CurveControl, Settings, SettingValue } from './controls.ts';
import { curvePadScale, curvePath } from './curve-pad-picture.ts';
import { fixed, significant } from './format.ts';
import { heightsIn, heightsText, placesOf } from './heights.ts';
import { part, parts } from './parts.ts';

/** With Shift, and by Page keys, so many steps at once. */
const farSteps = 10;

export function wireCurvePads(
  root: HTMLElement,
  controls: Controls,
  onChange: (key: string, value: SettingValue) => void,
): { show(settings: Settings): void } {
  const shows = parts(root, '[data-pad]', SVGSVGElement).flatMap((pad) => {
    const key = pad.dataset['pad'] ?? '';
    const control = controls[key];
    if (control?.kind !== 'curve') return [];
    return [[key, wireCurvePad(root, pad, key, control, (curve) => onChange(key, curve))] as const];
  });
  return {
    show(settings) {
      for (const [key, show] of shows) show(String(settings[key] ?? ''));
    },
  };
}

function wireCurvePad(
  root: HTMLElement,
  pad: SVGSVGElement,
  key: string,
  control: CurveControl,
  change: (curve: string) => void,
): (curve: string) => void {
  const places = placesOf(control);
  const [low, high] = control.y;
  const path = part(pad, '[data-strokes]', SVGPathElement);
  const pen = part(pad, '[data-pen]', SVGCircleElement);
  const said = part(root, `[data-pad-said="${key}"]`, HTMLElement);
  let heights = heightsIn(control, control.default);
  let at = Math.floor(places.length / 2);

  const show = () => {
    path.setAttribute('d', curvePath(places, heights));
    pen.setAttribute('cx', String(curvePadScale * places[at]));
    pen.setAttribute('cy', String(-curvePadScale * heights[at]));
  };
  const raise = (place: number, height: number) => {
    heights[place] = Math.min(high, Math.max(low, Math.round(height / control.step) * control.step));
  };
  const changed = () => {
    show();
    change(heightsText(control, heights));
  };

  /** Place, not yet whole, and height. */
  const pointAt = (event: PointerEvent) => {
    const box = pad.getBoundingClientRect();
    return {
      place: ((event.clientX - box.left) / box.width) * (places.length - 1),
      height: high - ((event.clientY - box.top) / box.height) * (high - low),
    };
  };
  let drawing: { readonly pointer: number; last: { place: number; height: number } } | undefined;
  const drawTo = (event: PointerEvent) => {
    if (!drawing) return;
    const next = pointAt(event);
    const { last } = drawing;
    drawing.last = next;
    const [first, end] = [Math.min(last.place, next.place), Math.max(last.place, next.place)];
    // A quick hand skips places: those between get the line between.
    for (
      let place = Math.max(0, Math.ceil(first - 0.5));
      place <= Math.min(places.length - 1, end + 0.5);
      place++
    ) {
      const share = next.place === last.place ? 1 : (place - last.place) / (next.place - last.place);
      raise(place, last.height + (next.height - last.height) * Math.min(1, Math.max(0, share)));
    }
  };
  pad.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || drawing) return;
    event.preventDefault();
    pad.focus({ preventScroll: true });
    pad.setPointerCapture(event.pointerId);
    drawing = { pointer: event.pointerId, last: pointAt(event) };
    drawTo(event);
    changed();
  });
  pad.addEventListener('pointermove', (event) => {
    if (drawing?.pointer !== event.pointerId) return;
    // The places between two frames, where a browser tells them, and the last one in any case.
    for (const moved of [...(event.getCoalescedEvents?.() ?? []), event]) drawTo(moved);
    changed();
  });
  const lift = (event: PointerEvent) => {
    if (drawing?.pointer === event.pointerId) drawing = undefined;
  };
  pad.addEventListener('pointerup', lift);
  pad.addEventListener('pointercancel', lift);

  const decimals = Math.max(0, -Math.floor(Math.log10(control.step)));
  const tell = () => {
    said.textContent = `${fixed(heights[at], decimals)} at ${significant(places[at], 2)}`;
  };
  pad.addEventListener('keydown', (event) => {
    const many = event.shiftKey ? farSteps : 1;
    const go = (place: number) => {
      at = Math.min(places.length - 1, Math.max(0, place));
      show();
    };
    const lifted = (steps: number) => {
      raise(at, heights[at] + steps * control.step);
      changed();
    };
    switch (event.key) {
      case 'ArrowLeft':
        go(at - many);
        break;
      case 'ArrowRight':
        go(at + many);
        break;
      case 'Home':
        go(0);
        break;
      case 'End':
        go(places.length - 1);
        break;
      case 'ArrowUp':
        lifted(many);
        break;
      case 'ArrowDown':
        lifted(-many);
        break;
      case 'PageUp':
        lifted(farSteps);
        break;
      case 'PageDown':
        lifted(-farSteps);
        break;
      default:
        return;
    }
    event.preventDefault();
    tell();
  });
  pad.addEventListener('focus', () => {
    if (!pad.matches(':focus-visible')) return;
    pen.setAttribute('visibility', 'visible');
    tell();
  });
  pad.addEventListener('blur', () => pen.setAttribute('visibility', 'hidden'));
  part(root, `[data-pad-clear="${key}"]`, HTMLButtonElement).addEventListener('click', () => {
    heights = heightsIn(control, control.default);
    changed();
    said.textContent = 'The curve is the first one again.';
  });

  return (curve) => {
    heights = heightsIn(control, curve);
    show();
  };
}
