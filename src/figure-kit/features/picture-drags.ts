/**
 * A mark of a picture can be dragged: data-drag-x="x1" and data-drag-y="y1" name the controls that follow, data-unit-x and
 * data-unit-y say how many pixels of the picture are 1 (upwards counts as more). The controls themselves are its keyboard.
 */
import { boundSetting, type Settings } from '../controls.ts';
import type { Feature } from './feature.ts';

interface Drag {
  readonly pointer: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly axes: readonly {
    readonly key: string;
    readonly start: number;
    readonly perPixel: number;
    readonly side: 'x' | 'y';
  }[];
}

export const pictureDrags: Feature = (session) => {
  const { root, figure } = session;
  let drag: Drag | undefined;

  const markAt = ({ target }: Event): Element | undefined =>
    (target instanceof Element && target.closest('[data-drag-x], [data-drag-y]')) || undefined;
  const moved = (event: PointerEvent): Settings =>
    Object.fromEntries(
      (drag?.axes ?? []).map(({ key, start, perPixel, side }) => {
        const pixels =
          side === 'x' ? event.clientX - (drag?.from.x ?? 0) : (drag?.from.y ?? 0) - event.clientY;
        return [key, boundSetting(figure.controls[key], String(start + pixels * perPixel))];
      }),
    );

  const onDown = (event: PointerEvent) => {
    const mark = markAt(event);
    const svg = mark?.closest('svg');
    if (!mark || !svg || event.button !== 0) return;
    // Neither text nor page moves with it.
    event.preventDefault();
    // A picture made at build time may be shown larger or smaller than it was drawn.
    const shown = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width || 1;
    const axes = (['x', 'y'] as const).flatMap((side) => {
      const key = mark.getAttribute(`data-drag-${side}`) ?? '';
      const start = session.settings[key];
      const unit = Number(mark.getAttribute(`data-unit-${side}`)) * shown;
      return typeof start === 'number' && unit > 0 ? [{ key, start, perPixel: 1 / unit, side }] : [];
    });
    drag = { pointer: event.pointerId, from: { x: event.clientX, y: event.clientY }, axes };
    // The mark is drawn anew while it moves, so the figure keeps the pointer.
    root.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    if (drag?.pointer === event.pointerId) session.change(moved(event), false);
  };
  const onEnd = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    const last = moved(event);
    drag = undefined;
    session.change(last);
  };
  // A finger on a mark drags it and does not scroll.
  const onTouch = (event: TouchEvent) => {
    if (markAt(event)) event.preventDefault();
  };

  root.addEventListener('pointerdown', onDown);
  root.addEventListener('pointermove', onMove);
  root.addEventListener('pointerup', onEnd);
  root.addEventListener('pointercancel', onEnd);
  root.addEventListener('touchstart', onTouch, { passive: false });
  session.on('close', () => {
    root.removeEventListener('pointerdown', onDown);
    root.removeEventListener('pointermove', onMove);
    root.removeEventListener('pointerup', onEnd);
    root.removeEventListener('pointercancel', onEnd);
    root.removeEventListener('touchstart', onTouch);
  });
};
