// The input's gradient of a convolution of many small images (lanes.ts), stride 1: each place sums over just the taps that reach
// it. A tile is 3 input channels × 8 images of one place.
import { aligned, LANES, lanesIn, lanesOut, storePair, WIDE, zeros } from './lanes';

/** One place of dx, three channels of it: the sum over output channels and the taps that reach the place. */
function threeInput(
  dy: usize,
  channel: usize,
  up: usize,
  panel: usize,
  panelRow: usize,
  outChannels: i32,
  rows: i32,
  columns: i32,
  to: usize,
  row: usize,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  const tap: usize = outChannels * 12;
  // The channels innermost: they are many, while at an edge few taps reach a place.
  for (let ky = 0; ky < rows; ky++, dy -= up, panel += panelRow) {
    let weights = panel;
    let from = dy;
    for (let kx = 0; kx < columns; kx++, from -= WIDE, weights += tap) {
      let at = from;
      const end = weights + tap;
      for (let p = weights; p < end; p += 12, at += channel) {
        const b0 = v128.load(at);
        const b1 = v128.load(at, 16);
        let w = v128.load32_splat(p);
        s00 = f32x4.add(s00, f32x4.mul(w, b0));
        s01 = f32x4.add(s01, f32x4.mul(w, b1));
        w = v128.load32_splat(p, 4);
        s10 = f32x4.add(s10, f32x4.mul(w, b0));
        s11 = f32x4.add(s11, f32x4.mul(w, b1));
        w = v128.load32_splat(p, 8);
        s20 = f32x4.add(s20, f32x4.mul(w, b0));
        s21 = f32x4.add(s21, f32x4.mul(w, b1));
      }
    }
  }
  storePair(to, s00, s01);
  storePair(to + row, s10, s11);
  storePair(to + 2 * row, s20, s21);
}

/** As `convolveInput`, stride 1, for many small images. */
export function convolveInputLanes(
  dy: usize,
  w: usize,
  dx: usize,
  space: usize,
  images: i32,
  xImage: i32,
  yImage: i32,
  channels: i32,
  height: i32,
  width: i32,
  kernel: i32,
  padding: i32,
  outChannels: i32,
  outHeight: i32,
  outWidth: i32,
): void {
  const area = kernel * kernel;
  const places = outHeight * outWidth;
  const tiles = (channels + 2) / 3;
  let at = space;
  for (let tile = 0; tile < tiles; tile++)
    for (let t = 0; t < area; t++)
      for (let co = 0; co < outChannels; co++)
        for (let ci = tile * 3; ci < tile * 3 + 3; ci++, at += 4)
          store<f32>(at, ci < channels ? load<f32>(w + (((co * channels + ci) * area + t) << 2)) : 0);
  const wide = zeros(aligned(at), outChannels * places);
  const buffer = wide + <usize>(outChannels * places * WIDE);
  const row: usize = width * WIDE;
  for (let i = 0; i < images; i += LANES) {
    const some = min(LANES, images - i);
    lanesIn(dy + ((i * yImage) << 2), yImage << 2, wide, outChannels * places, some);
    for (let tile = 0; tile < tiles; tile++) {
      const panel = space + <usize>(tile * outChannels * area * 12);
      for (let y = 0; y < height; y++) {
        // y + padding − ky must be one of dy's rows.
        const ky = max(0, y + padding - outHeight + 1);
        const rows = min(kernel - 1, y + padding) - ky + 1;
        for (let x = 0; x < width; x++) {
          const kx = max(0, x + padding - outWidth + 1);
          const columns = min(kernel - 1, x + padding) - kx + 1;
          threeInput(
            wide + <usize>(((y + padding - ky) * outWidth + x + padding - kx) * WIDE),
            places * WIDE,
            outWidth * WIDE,
            panel + <usize>((ky * kernel + kx) * outChannels * 12),
            kernel * outChannels * 12,
            outChannels,
            rows,
            columns,
            buffer + <usize>(x * WIDE),
            row,
          );
        }
        for (let r = 0; r < 3 && tile * 3 + r < channels; r++)
          lanesOut(
            buffer + <usize>r * row,
            dx + ((i * xImage + ((tile * 3 + r) * height + y) * width) << 2),
            xImage << 2,
            width,
            some,
          );
      }
    }
  }
}
