// The weights' gradient of a convolution of many small images (lanes.ts): sums over places, of which each lane has its images'. A
// tile is 4 or 3 output channels × 2 taps.
import { sum } from './convolution';
import { basesAt, offsetsAt, tables } from './lane-tables';
import { CHUNK, imagesIn, LANES, lanesIn, tileOf, WIDE, zeros } from './lanes';

/** sums (four channels × two taps, four lanes each) += Σ over `count` places of dy times x at both taps. */
function fourWeights(x0: usize, x1: usize, bases: usize, dy: usize, count: i32, to: usize): void {
  let s00 = v128.load(to);
  let s01 = v128.load(to, 16);
  let s10 = v128.load(to, 32);
  let s11 = v128.load(to, 48);
  let s20 = v128.load(to, 64);
  let s21 = v128.load(to, 80);
  let s30 = v128.load(to, 96);
  let s31 = v128.load(to, 112);
  const end = bases + (count << 2);
  for (; bases < end; bases += 4, dy += 32) {
    const base: usize = load<i32>(bases);
    let a = v128.load(x0 + base);
    let b = v128.load(x1 + base);
    let d = v128.load(dy);
    s00 = f32x4.add(s00, f32x4.mul(d, a));
    s01 = f32x4.add(s01, f32x4.mul(d, b));
    d = v128.load(dy, 4160);
    s10 = f32x4.add(s10, f32x4.mul(d, a));
    s11 = f32x4.add(s11, f32x4.mul(d, b));
    d = v128.load(dy, 8320);
    s20 = f32x4.add(s20, f32x4.mul(d, a));
    s21 = f32x4.add(s21, f32x4.mul(d, b));
    d = v128.load(dy, 12480);
    s30 = f32x4.add(s30, f32x4.mul(d, a));
    s31 = f32x4.add(s31, f32x4.mul(d, b));
    a = v128.load(x0 + base, 16);
    b = v128.load(x1 + base, 16);
    d = v128.load(dy, 16);
    s00 = f32x4.add(s00, f32x4.mul(d, a));
    s01 = f32x4.add(s01, f32x4.mul(d, b));
    d = v128.load(dy, 4176);
    s10 = f32x4.add(s10, f32x4.mul(d, a));
    s11 = f32x4.add(s11, f32x4.mul(d, b));
    d = v128.load(dy, 8336);
    s20 = f32x4.add(s20, f32x4.mul(d, a));
    s21 = f32x4.add(s21, f32x4.mul(d, b));
    d = v128.load(dy, 12496);
    s30 = f32x4.add(s30, f32x4.mul(d, a));
    s31 = f32x4.add(s31, f32x4.mul(d, b));
  }
  v128.store(to, s00);
  v128.store(to, s01, 16);
  v128.store(to, s10, 32);
  v128.store(to, s11, 48);
  v128.store(to, s20, 64);
  v128.store(to, s21, 80);
  v128.store(to, s30, 96);
  v128.store(to, s31, 112);
}

function threeWeights(x0: usize, x1: usize, bases: usize, dy: usize, count: i32, to: usize): void {
  let s00 = v128.load(to);
  let s01 = v128.load(to, 16);
  let s10 = v128.load(to, 32);
  let s11 = v128.load(to, 48);
  let s20 = v128.load(to, 64);
  let s21 = v128.load(to, 80);
  const end = bases + (count << 2);
  for (; bases < end; bases += 4, dy += 32) {
    const base: usize = load<i32>(bases);
    let a = v128.load(x0 + base);
    let b = v128.load(x1 + base);
    let d = v128.load(dy);
    s00 = f32x4.add(s00, f32x4.mul(d, a));
    s01 = f32x4.add(s01, f32x4.mul(d, b));
    d = v128.load(dy, 4160);
    s10 = f32x4.add(s10, f32x4.mul(d, a));
    s11 = f32x4.add(s11, f32x4.mul(d, b));
    d = v128.load(dy, 8320);
    s20 = f32x4.add(s20, f32x4.mul(d, a));
    s21 = f32x4.add(s21, f32x4.mul(d, b));
    a = v128.load(x0 + base, 16);
    b = v128.load(x1 + base, 16);
    d = v128.load(dy, 16);
    s00 = f32x4.add(s00, f32x4.mul(d, a));
    s01 = f32x4.add(s01, f32x4.mul(d, b));
    d = v128.load(dy, 4176);
    s10 = f32x4.add(s10, f32x4.mul(d, a));
    s11 = f32x4.add(s11, f32x4.mul(d, b));
    d = v128.load(dy, 8336);
    s20 = f32x4.add(s20, f32x4.mul(d, a));
    s21 = f32x4.add(s21, f32x4.mul(d, b));
  }
  v128.store(to, s00);
  v128.store(to, s01, 16);
  v128.store(to, s10, 32);
  v128.store(to, s11, 48);
  v128.store(to, s20, 64);
  v128.store(to, s21, 80);
}

/** As `convolveWeights`, for many small images. */
export function convolveWeightsLanes(
  x: usize,
  dy: usize,
  dw: usize,
  dBias: usize,
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
  const pairs = (taps + 1) >> 1;
  const places = outHeight * outWidth;
  const h = height + 2 * padding;
  const v = width + 2 * padding;
  const sums = tables(space, channels, h, v, kernel, stride, outHeight, outWidth);
  const pairBytes: usize = pairs * 128;
  const sumBytes = pairBytes * outChannels;
  memory.fill(sums, 0, sumBytes);
  const wide = zeros(sums + sumBytes, max(channels * height * width, CHUNK));
  const buffer = wide + <usize>(channels * h * v * WIDE);
  if (padding > 0) memory.fill(wide, 0, buffer - wide);
  const row: usize = CHUNK * WIDE + 64;
  // The last tile may have fewer channels: what stands for the others must be numbers.
  memory.fill(buffer, 0, 4 * row);
  for (let i = 0; i < images; i++)
    for (let c = 0; c < outChannels; c++) {
      const at = dBias + (c << 2);
      store<f32>(at, <f32>(<f64>load<f32>(at) + sum(dy + ((i * yImage + c * places) << 2), places)));
    }
  for (let i = 0; i < images; i += LANES) {
    const some = min(LANES, images - i);
    imagesIn(x + ((i * xImage) << 2), xImage << 2, wide, channels, height, width, padding, some);
    let start = sums;
    for (let c = 0; c < outChannels; ) {
      const tile = tileOf(outChannels - c);
      for (let p = 0; p < places; p += CHUNK) {
        const count = min(CHUNK, places - p);
        for (let r = 0; r < tile && c + r < outChannels; r++)
          lanesIn(dy + ((i * yImage + (c + r) * places + p) << 2), yImage << 2, buffer + <usize>r * row, count, some);
        let to = start;
        const bases = basesAt + (p << 2);
        for (let t = 0; t < taps; t += 2, to += 128) {
          const x0 = wide + load<i32>(offsetsAt + (t << 2));
          const x1 = t + 1 < taps ? wide + load<i32>(offsetsAt + ((t + 1) << 2)) : x0;
          if (tile == 4) fourWeights(x0, x1, bases, buffer, count, to);
          else threeWeights(x0, x1, bases, buffer, count, to);
        }
      }
      start += pairBytes;
      c += tile;
    }
  }
  let start = sums;
  for (let c = 0; c < outChannels; start += pairBytes) {
    const tile = tileOf(outChannels - c);
    for (let r = 0; r < tile && c < outChannels; r++, c++)
      for (let t = 0; t < taps; t++) {
        const four = v128.load(start + <usize>((t >> 1) * 128 + (r * 2 + (t & 1)) * 16));
        store<f32>(
          dw + ((c * taps + t) << 2),
          f32x4.extract_lane(four, 0) + f32x4.extract_lane(four, 1) + (f32x4.extract_lane(four, 2) + f32x4.extract_lane(four, 3)),
        );
      }
  }
}
