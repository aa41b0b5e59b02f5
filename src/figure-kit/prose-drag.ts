/**
 * A number in a sentence is moved by pulling it sideways. The native input lies under it, for keys and for screen
 * readers; pointers go to the number, since a slider as wide as two digits could not be aimed at.
 */
const trackPixels = 240;
/** Few values lie further apart, or a hand's tremble would change them. */
const mostPixels = 12;

export function dragSideways(number: HTMLElement, input: HTMLInputElement): void {
  let from: { readonly x: number; readonly value: number; moved: boolean } | undefined;
  const [min, max, step] = [Number(input.min), Number(input.max), Number(input.step)];
  const perStep = Math.min(mostPixels, (trackPixels * step) / (max - min));

  number.addEventListener('pointerdown', (event) => {
    if (input.disabled || event.button !== 0) return;
    // No text is selected by a drag that begins here.
    event.preventDefault();
    input.focus({ preventScroll: true });
    number.setPointerCapture(event.pointerId);
    from = { x: event.clientX, value: input.valueAsNumber, moved: false };
  });
  number.addEventListener('pointermove', (event) => {
    if (!from) return;
    const before = input.value;
    input.value = String(from.value + step * Math.round((event.clientX - from.x) / perStep));
    if (input.value === before) return;
    from.moved = true;
    input.dispatchEvent(new Event('input'));
  });
  const end = () => {
    if (from?.moved) input.dispatchEvent(new Event('change'));
    from = undefined;
  };
  number.addEventListener('pointerup', end);
  number.addEventListener('pointercancel', end);
}
