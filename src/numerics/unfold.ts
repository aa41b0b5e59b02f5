/**
 * Images as columns of windows ("im2col"; PyTorch's unfold and fold), which makes a convolution a matrix
 * product: each place of the window is a column, each number inside the window a row.
 */
import type { Vector } from './vector.ts';

export interface Windows {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly outputHeight: number;
  readonly outputWidth: number;
}

/**
 * Writes the windows of one image, which starts at `from`, to `columns`, a row-major matrix of channels ×
 * kernelSize² rows of `rowLength` numbers, beginning in column `at`. What lies in the padding is zero.
 */
export function unfold(
  image: Vector,
  from: number,
  windows: Windows,
  columns: Vector,
  at: number,
  rowLength: number,
): void {
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = windows;
  let row = at;
  for (let channel = 0; channel < channels; channel++) {
    const plane = from + channel * height * width;
    for (let ky = 0; ky < kernelSize; ky++) {
      for (let kx = 0; kx < kernelSize; kx++) {
        const shift = kx - padding;
        // Columns first to last − 1 read inside the image, the others in the padding.
        const first = firstInside(shift, stride, outputWidth);
        const last = lastInside(shift, stride, width, outputWidth);
        let to = row;
        for (let oy = 0; oy < outputHeight; oy++, to += outputWidth) {
          const y = oy * stride + ky - padding;
          if (y < 0 || y >= height) {
            columns.fill(0, to, to + outputWidth);
            continue;
          }
          for (let ox = 0; ox < first; ox++) columns[to + ox] = 0;
          let source = plane + y * width + first * stride + shift;
          for (let ox = first; ox < last; ox++, source += stride) columns[to + ox] = image[source];
          for (let ox = last; ox < outputWidth; ox++) columns[to + ox] = 0;
        }
        row += rowLength;
      }
    }
  }
}

/** The transpose of `unfold`: adds every number of the columns to the place of the image that it came from. */
export function fold(
  columns: Vector,
  at: number,
  rowLength: number,
  windows: Windows,
  image: Vector,
  from: number,
): void {
  const { channels, height, width, kernelSize, stride, padding, outputHeight, outputWidth } = windows;
  let row = at;
  for (let channel = 0; channel < channels; channel++) {
    const plane = from + channel * height * width;
    for (let ky = 0; ky < kernelSize; ky++) {
      for (let kx = 0; kx < kernelSize; kx++) {
        const shift = kx - padding;
        const first = firstInside(shift, stride, outputWidth);
        const last = lastInside(shift, stride, width, outputWidth);
        let source = row;
        for (let oy = 0; oy < outputHeight; oy++, source += outputWidth) {
          const y = oy * stride + ky - padding;
          if (y < 0 || y >= height) continue;
          let to = plane + y * width + first * stride + shift;
          for (let ox = first; ox < last; ox++, to += stride) image[to] += columns[source + ox];
        }
        row += rowLength;
      }
    }
  }
}

/** The first place whose window has column `shift` inside the image. */
function firstInside(shift: number, stride: number, places: number): number {
  return shift >= 0 ? 0 : Math.min(places, Math.ceil(-shift / stride));
}

/** One past the last place whose window has column `shift` inside the image. */
function lastInside(shift: number, stride: number, width: number, places: number): number {
  return Math.max(
    firstInside(shift, stride, places),
    Math.min(places, Math.floor((width - 1 - shift) / stride) + 1),
  );
}
