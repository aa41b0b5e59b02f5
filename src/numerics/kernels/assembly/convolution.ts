// Convolution as a matrix product whose left matrix, the image's windows, is never written down. The windows' numbers are
// at bases[place] + offsets[tap] of a padded image; a tile of 4 rows × 8 columns of the product reads its rows through
// such a table while it reads its columns straight from a panel. Three products are needed, with the same tile:
//
//   forward:          rows are places, the sum runs over taps,   columns are output channels
//   weight gradient:  rows are taps,   the sum runs over places, columns are output channels
//   input gradient:   the forward product of dy, padded by kernel − 1 − padding, with the kernel turned round (stride 1),
//                     or, where that border would be much of the work, and for other strides, unfolded: the weights'
//                     transpose times dy, each number of which is added to the place it came from
//
// A tap is one weight of one output channel: input channel, row, column. Addresses are in bytes, lengths in floats.
import { matmul, packTransposed } from './matmul';

const COLUMNS: i32 = 8;

/**
 * Working space, in floats: tile (32), bases (places + 4), offsets (taps + 4), panel, padded image and, for the
 * weight gradient, the transposed weights; `at` is 16-byte aligned. convolutionSpace in convolution-simd.ts counts it.
 */
let tileAt: usize = 0;
let basesAt: usize = 0;
let offsetsAt: usize = 0;
let panelAt: usize = 0;

// @ts-ignore: decorator
@inline
function aligned(at: usize): usize {
  return (at + 15) & ~(<usize>15);
}

/** Writes both tables, repeating the last entry up to a multiple of four, and returns where the panel may begin. */
function prepare(
  space: usize,
  channels: i32,
  height: i32,
  width: i32,
  kernel: i32,
  stride: i32,
  outHeight: i32,
  outWidth: i32,
): usize {
  tileAt = space;
  basesAt = space + 128;
  let at = basesAt;
  for (let y = 0; y < outHeight; y++)
    for (let x = 0; x < outWidth; x++, at += 4) store<i32>(at, (y * width + x) * stride << 2);
  for (let i = 0; i < 4; i++, at += 4) store<i32>(at, load<i32>(at - 4));
  offsetsAt = at;
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < kernel; y++)
      for (let x = 0; x < kernel; x++, at += 4) store<i32>(at, ((c * height + y) * width + x) << 2);
  for (let i = 0; i < 4; i++, at += 4) store<i32>(at, load<i32>(at - 4));
  panelAt = aligned(at);
  return panelAt;
}

/** One image with a border of zeros, which are there already; without padding, the image where it is. */
function padded(image: usize, to: usize, channels: i32, height: i32, width: i32, padding: i32): usize {
  if (padding == 0) return image;
  const row: usize = (width + 2 * padding) << 2;
  let at = to + <usize>padding * row + (padding << 2);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      memory.copy(at, image, width << 2);
      image += width << 2;
      at += row;
    }
    at += 2 * <usize>padding * row;
  }
  return to;
}

/** tile(4 × 8, at tileAt) = Σₜ rowᵣ[table[t]]·panel[t]. */
function tile(a0: usize, a1: usize, a2: usize, a3: usize, table: usize, count: i32, panel: usize): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  const end = table + (count << 2);
  for (; table < end; table += 4) {
    const at: usize = load<i32>(table);
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    let x = v128.load32_splat(a0 + at);
    s00 = f32x4.add(s00, f32x4.mul(x, b0));
    s01 = f32x4.add(s01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1 + at);
    s10 = f32x4.add(s10, f32x4.mul(x, b0));
    s11 = f32x4.add(s11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2 + at);
    s20 = f32x4.add(s20, f32x4.mul(x, b0));
    s21 = f32x4.add(s21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3 + at);
    s30 = f32x4.add(s30, f32x4.mul(x, b0));
    s31 = f32x4.add(s31, f32x4.mul(x, b1));
    panel += 32;
  }
  const to = tileAt;
  v128.store(to, s00);
  v128.store(to, s01, 16);
  v128.store(to, s10, 32);
  v128.store(to, s11, 48);
  v128.store(to, s20, 64);
  v128.store(to, s21, 80);
  v128.store(to, s30, 96);
  v128.store(to, s31, 112);
}

/** Four columns of the tile at tileAt + half, as four rows of four numbers, each plus its bias. */
function storeColumns(to: usize, row: usize, half: usize, bias: usize): void {
  const r0 = v128.load(tileAt + half);
  const r1 = v128.load(tileAt + half, 32);
  const r2 = v128.load(tileAt + half, 64);
  const r3 = v128.load(tileAt + half, 96);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, f32x4.add(v128.shuffle<f32>(low01, low23, 0, 1, 4, 5), biasOf(bias, 0)));
  v128.store(to + row, f32x4.add(v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), biasOf(bias, 4)));
  v128.store(to + 2 * row, f32x4.add(v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), biasOf(bias, 8)));
  v128.store(to + 3 * row, f32x4.add(v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), biasOf(bias, 12)));
}

// @ts-ignore: decorator
@inline
function biasOf(bias: usize, offset: usize): v128 {
  return bias == 0 ? f32x4.splat(0) : v128.load32_splat(bias + offset);
}

/** y (channels × places) of one image. */
function product(image: usize, y: usize, bias: usize, outChannels: i32, places: i32, taps: i32): void {
  const row: usize = places << 2;
  for (let c = 0; c < outChannels; c += COLUMNS) {
    const columns = min(COLUMNS, outChannels - c);
    const panel = panelAt + ((c * taps) << 2);
    for (let i = 0; i < places; i += 4) {
      const bases = basesAt + (i << 2);
      tile(
        image + load<i32>(bases),
        image + load<i32>(bases, 4),
        image + load<i32>(bases, 8),
        image + load<i32>(bases, 12),
        offsetsAt,
        taps,
        panel,
      );
      const to = y + ((c * places + i) << 2);
      const biasAt: usize = bias == 0 ? 0 : bias + (c << 2);
      const whole = i + 4 <= places ? columns & ~3 : 0;
      if (whole >= 4) storeColumns(to, row, 0, biasAt);
      if (whole == 8) storeColumns(to + 4 * row, row, 16, biasAt == 0 ? 0 : biasAt + 16);
      const rows = min(4, places - i);
      for (let j = whole; j < columns; j++) {
        const b: f32 = bias == 0 ? 0 : load<f32>(biasAt + (j << 2));
        for (let r = 0; r < rows; r++)
          store<f32>(to + <usize>j * row + (r << 2), load<f32>(tileAt + ((r * COLUMNS + j) << 2)) + b);
      }
    }
  }
}

/** y = convolution of x with the weights w (outChannels × channels × kernel × kernel), plus the bias. */
export function convolve(
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
  const h = height + 2 * padding;
  const v = width + 2 * padding;
  const panel = prepare(space, channels, h, v, kernel, stride, outHeight, outWidth);
  for (let c = 0; c < outChannels; c++)
    for (let t = 0; t < taps; t++)
      store<f32>(panelEntry(panel, c, t, taps), load<f32>(w + ((c * taps + t) << 2)));
  run(x, bias, y, panel, images, xImage, yImage, channels, height, width, padding, outChannels, outHeight * outWidth, taps);
}

/** dx from dy, for stride 1: dy is an image of outChannels channels, and the kernel is turned round. */
export function convolveInput(
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
  const border = kernel - 1 - padding;
  const taps = outChannels * area;
  const panel = prepare(space, outChannels, outHeight + 2 * border, outWidth + 2 * border, kernel, 1, height, width);
  for (let co = 0; co < outChannels; co++)
    for (let ci = 0; ci < channels; ci++)
      for (let t = 0; t < area; t++)
        store<f32>(
          panelEntry(panel, ci, co * area + area - 1 - t, taps),
          load<f32>(w + (((co * channels + ci) * area + t) << 2)),
        );
  run(dy, 0, dx, panel, images, yImage, xImage, outChannels, outHeight, outWidth, border, channels, height * width, taps);
}

// @ts-ignore: decorator
@inline
function panelEntry(panel: usize, column: i32, t: i32, taps: i32): usize {
  return panel + (((column & ~7) * taps + t * COLUMNS + (column & 7)) << 2);
}

function run(
  x: usize,
  bias: usize,
  y: usize,
  panel: usize,
  images: i32,
  xImage: i32,
  yImage: i32,
  channels: i32,
  height: i32,
  width: i32,
  padding: i32,
  outChannels: i32,
  places: i32,
  taps: i32,
): void {
  const border = panel + ((((outChannels + 7) & ~7) * taps) << 2);
  if (padding > 0) memory.fill(border, 0, (channels * (height + 2 * padding) * (width + 2 * padding)) << 2);
  for (let i = 0; i < images; i++) {
    const image = padded(x + ((i * xImage) << 2), border, channels, height, width, padding);
    product(image, y + ((i * yImage) << 2), bias, outChannels, places, taps);
  }
}

/** panel[8p + j] = dy(j, p) for the first `columns` channels; what is in the other columns is not used. */
function packChannels(panel: usize, dy: usize, columns: i32, places: i32): void {
  const whole = columns & ~3;
  const fours = places & ~3;
  if (whole >= 4) packTransposed(panel, dy, fours, places);
  if (whole == 8) packTransposed(panel + 16, dy + ((4 * places) << 2), fours, places);
  for (let j = 0; j < columns; j++)
    for (let p = j < whole ? fours : 0; p < places; p++)
      store<f32>(panel + ((p * COLUMNS + j) << 2), load<f32>(dy + ((j * places + p) << 2)));
}

/** In double precision. */
export function sum(from: usize, count: i32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4, from += 16) {
    const four = v128.load(from);
    low = f64x2.add(low, f64x2.promote_low_f32x4(four));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3)));
  }
  low = f64x2.add(low, high);
  let total = f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
  for (; i < count; i++, from += 4) total += <f64>load<f32>(from);
  return total;
}

/** dw (written over) and dBias (added to) of all images. */
export function convolveWeights(
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
  const places = outHeight * outWidth;
  const h = height + 2 * padding;
  const v = width + 2 * padding;
  const panel = prepare(space, channels, h, v, kernel, stride, outHeight, outWidth);
  const border = panel + ((places * COLUMNS) << 2);
  const sums = aligned(border + (padding > 0 ? (channels * h * v) << 2 : 0));
  const columnBytes: usize = taps * COLUMNS << 2;
  memory.fill(border, 0, (sums - border) + columnBytes * ((outChannels + 7) / COLUMNS));
  memory.fill(panel, 0, (places * COLUMNS) << 2);
  for (let i = 0; i < images; i++) {
    const image = padded(x + ((i * xImage) << 2), border, channels, height, width, padding);
    for (let c = 0; c < outChannels; c += COLUMNS) {
      const columns = min(COLUMNS, outChannels - c);
      const from = dy + ((i * yImage + c * places) << 2);
      packChannels(panel, from, columns, places);
      for (let j = 0; j < columns; j++) {
        const at = dBias + ((c + j) << 2);
        store<f32>(at, <f32>(<f64>load<f32>(at) + sum(from + ((j * places) << 2), places)));
      }
      let to = sums + ((c * taps) << 2);
      for (let t = 0; t < taps; t += 4) {
        const offsets = offsetsAt + (t << 2);
        tile(
          image + load<i32>(offsets),
          image + load<i32>(offsets, 4),
          image + load<i32>(offsets, 8),
          image + load<i32>(offsets, 12),
          basesAt,
          places,
          panel,
        );
        const rows: usize = min(4, taps - t) * 32;
        for (let r: usize = 0; r < rows; r += 16)
          v128.store(to + r, f32x4.add(v128.load(to + r), v128.load(tileAt + r)));
        to += rows;
      }
    }
  }
  for (let c = 0; c < outChannels; c++)
    for (let t = 0; t < taps; t++)
      store<f32>(dw + ((c * taps + t) << 2), load<f32>(panelEntry(sums, c, t, taps)));
}

/** dx from dy for any stride, by unfolded columns. */
export function foldInput(
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
  stride: i32,
  padding: i32,
  outChannels: i32,
  outHeight: i32,
  outWidth: i32,
): void {
  const places = outHeight * outWidth;
  const taps = channels * kernel * kernel;
  const h = height + 2 * padding;
  const v = width + 2 * padding;
  const columns = space + ((COLUMNS * outChannels + 32) << 2);
  const border = aligned(columns + ((taps * places) << 2));
  for (let i = 0; i < images; i++) {
    matmul(w, dy + ((i * yImage) << 2), columns, space, taps, places, outChannels, 1, taps, places, 1, false);
    const image = padding > 0 ? border : dx + ((i * xImage) << 2);
    memory.fill(image, 0, (channels * h * v) << 2);
    let from = columns;
    for (let c = 0; c < channels; c++)
      for (let ky = 0; ky < kernel; ky++)
        for (let kx = 0; kx < kernel; kx++)
          for (let y = 0; y < outHeight; y++) {
            addRow(image + (((c * h + y * stride + ky) * v + kx) << 2), from, outWidth, stride);
            from += outWidth << 2;
          }
    if (padding == 0) continue;
    let to = dx + ((i * xImage) << 2);
    for (let c = 0; c < channels; c++)
      for (let y = 0; y < height; y++, to += width << 2)
        memory.copy(to, border + (((c * h + y + padding) * v + padding) << 2), width << 2);
  }
}

function addRow(to: usize, from: usize, count: i32, stride: i32): void {
  let x = 0;
  if (stride == 1)
    for (; x + 4 <= count; x += 4, to += 16, from += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
  for (; x < count; x++, to += stride << 2, from += 4) store<f32>(to, load<f32>(to) + load<f32>(from));
}
