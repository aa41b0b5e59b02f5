// Convolution, forward, of many small images (lanes.ts). A tile is 4 or 3 channels × 8 images of one place.
import { basesAt, offsetsAt, tables } from './lane-tables';
import { aligned, CHUNK, imagesIn, LANES, lanesOut, storePair, tileOf, WIDE, zeros } from './lanes';

/** to[r·row …] = bias + Σ over taps of x at the place times the weights of four channels. */
function fourForward(x: usize, panel: usize, bias: usize, to: usize, row: usize, taps: i32): void {
  let s00 = v128.load32_splat(bias);
  let s01 = s00;
  let s10 = v128.load32_splat(bias, 4);
  let s11 = s10;
  let s20 = v128.load32_splat(bias, 8);
  let s21 = s20;
  let s30 = v128.load32_splat(bias, 12);
  let s31 = s30;
  const end = offsetsAt + (taps << 2);
  for (let t = offsetsAt; t < end; t += 4, panel += 16) {
    const at = x + load<i32>(t);
    const b0 = v128.load(at);
    const b1 = v128.load(at, 16);
    let w = v128.load32_splat(panel);
    s00 = f32x4.add(s00, f32x4.mul(w, b0));
    s01 = f32x4.add(s01, f32x4.mul(w, b1));
    w = v128.load32_splat(panel, 4);
    s10 = f32x4.add(s10, f32x4.mul(w, b0));
    s11 = f32x4.add(s11, f32x4.mul(w, b1));
    w = v128.load32_splat(panel, 8);
    s20 = f32x4.add(s20, f32x4.mul(w, b0));
    s21 = f32x4.add(s21, f32x4.mul(w, b1));
    w = v128.load32_splat(panel, 12);
    s30 = f32x4.add(s30, f32x4.mul(w, b0));
    s31 = f32x4.add(s31, f32x4.mul(w, b1));
  }
  storePair(to, s00, s01);
  storePair(to + row, s10, s11);
  storePair(to + 2 * row, s20, s21);
  storePair(to + 3 * row, s30, s31);
}

function threeForward(x: usize, panel: usize, bias: usize, to: usize, row: usize, taps: i32): void {
  let s00 = v128.load32_splat(bias);
  let s01 = s00;
  let s10 = v128.load32_splat(bias, 4);
  let s11 = s10;
  let s20 = v128.load32_splat(bias, 8);
  let s21 = s20;
  const end = offsetsAt + (taps << 2);
  for (let t = offsetsAt; t < end; t += 4, panel += 12) {
    const at = x + load<i32>(t);
    const b0 = v128.load(at);
    const b1 = v128.load(at, 16);
    let w = v128.load32_splat(panel);
    s00 = f32x4.add(s00, f32x4.mul(w, b0));
    s01 = f32x4.add(s01, f32x4.mul(w, b1));
    w = v128.load32_splat(panel, 4);
    s10 = f32x4.add(s10, f32x4.mul(w, b0));
    s11 = f32x4.add(s11, f32x4.mul(w, b1));
    w = v128.load32_splat(panel, 8);
    s20 = f32x4.add(s20, f32x4.mul(w, b0));
    s21 = f32x4.add(s21, f32x4.mul(w, b1));
  }
  storePair(to, s00, s01);
  storePair(to + row, s10, s11);
  storePair(to + 2 * row, s20, s21);
}

/** As `convolve`, for many small images. */
export function convolveLanes(
  x: usize,
  w: usize,
  bias: usize,
  y: usize,
  space: usize,
  images: i32,
  xImage: i32,
  yImage: i32,
  channels: i32,
  height: i32,
  width: i32,
  kernel: i32,
  stride: i32,
  padding: i32,
  outChannels: i32,
  outHeight: i32,
  outWidth: i32,
): void {
  const taps = channels * kernel * kernel;
  const places = outHeight * outWidth;
  const h = height + 2 * padding;
  const v = width + 2 * padding;
  const biases = tables(space, channels, h, v, kernel, stride, outHeight, outWidth);
  const panel = aligned(biases + ((outChannels + 6) << 2));
  memory.fill(biases, 0, (outChannels + 6) << 2);
  memory.copy(biases, bias, outChannels << 2);
  let at = panel;
  for (let c = 0; c < outChannels; ) {
    const tile = tileOf(outChannels - c);
    for (let t = 0; t < taps; t++)
      for (let r = 0; r < tile; r++, at += 4)
        store<f32>(at, c + r < outChannels ? load<f32>(w + (((c + r) * taps + t) << 2)) : 0);
    c += tile;
  }
  const wide = zeros(aligned(at), max(channels * height * width, CHUNK));
  const buffer = wide + <usize>(channels * h * v * WIDE);
  if (padding > 0) memory.fill(wide, 0, buffer - wide);
  const row: usize = CHUNK * WIDE;
  for (let i = 0; i < images; i += LANES) {
    const some = min(LANES, images - i);
    imagesIn(x + ((i * xImage) << 2), xImage << 2, wide, channels, height, width, padding, some);
    let weights = panel;
    for (let c = 0; c < outChannels; ) {
      const tile = tileOf(outChannels - c);
      for (let p = 0; p < places; p += CHUNK) {
        const count = min(CHUNK, places - p);
        for (let q = 0; q < count; q++) {
          const from = wide + load<i32>(basesAt + ((p + q) << 2));
          const to = buffer + <usize>(q * WIDE);
          if (tile == 4) fourForward(from, weights, biases + (c << 2), to, row, taps);
          else threeForward(from, weights, biases + (c << 2), to, row, taps);
        }
        for (let r = 0; r < tile && c + r < outChannels; r++)
          lanesOut(
            buffer + <usize>r * row,
            y + ((i * yImage + (c + r) * places + p) << 2),
            yImage << 2,
            count,
            some,
          );
      }
      weights += (tile * taps) << 2;
      c += tile;
    }
  }
}
