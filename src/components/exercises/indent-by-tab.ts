const indent = '  ';

/**
 * Tab indents while the reader writes, and nobody is caught: one who comes by Tab and goes on by Tab passes
 * through, Shift and Tab always leave, and Escape makes the next Tab leave.
 */
export function indentByTab(field: HTMLTextAreaElement): void {
  let writing = false;
  field.addEventListener('focus', () => (writing = false));
  field.addEventListener('pointerup', () => (writing = true));
  field.addEventListener('input', () => (writing = true));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') writing = false;
    if (event.key !== 'Tab' || event.shiftKey || !writing) return;
    event.preventDefault();
    field.setRangeText(indent, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
