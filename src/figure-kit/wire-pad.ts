/** Drawing by mouse, finger, pen or keyboard on a pad (components/figure/Pad.astro). */
import { formatStrokes, gridSize, parseStrokes, type Point } from '../data/strokes.ts';
import type { Controls, Settings, SettingValue } from './controls.ts';
import { part, parts } from './parts.ts';
import { showPen, showStrokes } from './pad-picture.ts';

/** How far an arrow key moves the pen; with Shift, a fifth of it. */
const keyStep = 5;
/** Points nearer than this to the last one add nothing. */
const nearest = 1.5;

export interface WiredPads {
  show(settings: Settings): void;
}

export function wirePads(
  root: HTMLElement,
  controls: Controls,
  onChange: (key: string, value: SettingValue) => void,
): WiredPads {
  const shows = parts(root, '[data-pad]', SVGSVGElement).flatMap((pad) => {
    const key = pad.dataset['pad'] ?? '';
    if (controls[key]?.kind !== 'drawing') return [];
    return [[key, wirePad(root, pad, key, (drawing) => onChange(key, drawing))] as const];
  });
  return {
    show(settings) {
      for (const [key, show] of shows) show(String(settings[key] ?? ''));
    },
  };
}

function wirePad(
  root: HTMLElement,
  pad: SVGSVGElement,
  key: string,
  change: (drawing: string) => void,
): (drawing: string) => void {
  let strokes: Point[][] = [];
  let pen: Point = { x: gridSize / 2, y: gridSize / 2 };
  let penDown = false;
  const said = part(root, `[data-pad-said="${key}"]`, HTMLElement);

  const show = () => showStrokes(pad, strokes);
  const add = (point: Point, force = false) => {
    const stroke = strokes.at(-1);
    const last = stroke?.at(-1);
    if (!stroke || (last && !force && Math.hypot(point.x - last.x, point.y - last.y) < nearest)) return;
    stroke.push(point);
    show();
    change(formatStrokes(strokes));
  };
  const clear = () => {
    strokes = [];
    penDown = false;
    show();
    change('');
    said.textContent = 'The pad is empty.';
  };

  const pointAt = (event: PointerEvent): Point => {
    const box = pad.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * gridSize,
      y: ((event.clientY - box.top) / box.height) * gridSize,
    };
  };
  let drawingPointer: number | undefined;
  pad.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || drawingPointer !== undefined) return;
    event.preventDefault();
    pad.focus({ preventScroll: true });
    drawingPointer = event.pointerId;
    pad.setPointerCapture(event.pointerId);
    strokes.push([]);
    add(pointAt(event), true);
  });
  pad.addEventListener('pointermove', (event) => {
    if (event.pointerId !== drawingPointer) return;
    for (const moved of event.getCoalescedEvents?.() ?? [event]) add(pointAt(moved));
  });
  const lift = (event: PointerEvent) => {
    if (event.pointerId === drawingPointer) drawingPointer = undefined;
  };
  pad.addEventListener('pointerup', lift);
  pad.addEventListener('pointercancel', lift);

  const moves: Readonly<Record<string, Point | undefined>> = {
    ArrowLeft: { x: -1, y: 0 },
    ArrowRight: { x: 1, y: 0 },
    ArrowUp: { x: 0, y: -1 },
    ArrowDown: { x: 0, y: 1 },
  };
  pad.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (move) {
      const length = event.shiftKey ? 1 : keyStep;
      pen = {
        x: Math.min(gridSize, Math.max(0, pen.x + move.x * length)),
        y: Math.min(gridSize, Math.max(0, pen.y + move.y * length)),
      };
      if (penDown) add(pen, true);
    } else if (event.key === ' ' || event.key === 'Enter') {
      penDown = !penDown;
      if (penDown) {
        strokes.push([]);
        add(pen, true);
      }
      said.textContent = penDown ? 'Pen down.' : 'Pen up.';
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      clear();
    } else return;
    event.preventDefault();
    showPen(pad, pen, penDown);
  });
  pad.addEventListener('focus', () => pad.matches(':focus-visible') && showPen(pad, pen, penDown));
  pad.addEventListener('blur', () => showPen(pad, undefined, false));
  part(root, `[data-pad-clear="${key}"]`, HTMLButtonElement).addEventListener('click', clear);

  return (drawing) => {
    strokes = parseStrokes(drawing).map((stroke) => [...stroke]);
    show();
  };
}
