// Eight images side by side in the lanes of two vectors: a number of all of them is then 32 bytes, one a lane. Every place, tap and
// channel is an address: nothing is gathered, no edge of a row is left over. The price is that images are transposed on
// their way in and out, which costs about as many steps as they have numbers. Missing images of the last eight are zeros, and are
// not stored. Addresses are in bytes, lengths in floats. convolution-lanes-simd.ts counts the working space.

/** Images at a time, and bytes of one number of all of them. */
export const LANES: i32 = 8;
export const WIDE: i32 = 32;
/** Places at a time, so that what is transposed is still in the nearest cache. */
export const CHUNK: i32 = 128;

let zerosAt: usize = 0;

// @ts-ignore: decorator
@inline
export function aligned(at: usize): usize {
  return (at + 15) & ~(<usize>15);
}

/** So many zeros, which stand for images that are not there. */
export function zeros(at: usize, count: i32): usize {
  zerosAt = at;
  memory.fill(at, 0, count << 2);
  return aligned(at + (count << 2));
}

// @ts-ignore: decorator
@inline
function imageAt(first: usize, image: usize, i: i32, images: i32): usize {
  return i < images ? first + <usize>i * image : zerosAt;
}

/** `count` numbers of each of eight images, `image` bytes apart, to lanes. */
export function lanesIn(from: usize, image: usize, to: usize, count: i32, images: i32): void {
  for (let half = 0; half < LANES; half += 4, to += 16) {
    let a = imageAt(from, image, half, images);
    let b = imageAt(from, image, half + 1, images);
    let c = imageAt(from, image, half + 2, images);
    let d = imageAt(from, image, half + 3, images);
    let at = to;
    let i = 0;
    for (; i + 4 <= count; i += 4, at += 4 * WIDE) {
      const r0 = v128.load(a);
      const r1 = v128.load(b);
      const r2 = v128.load(c);
      const r3 = v128.load(d);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(at, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(at, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32);
      v128.store(at, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64);
      v128.store(at, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96);
      a += 16;
      b += 16;
      c += 16;
      d += 16;
    }
    for (; i < count; i++, at += WIDE) {
      store<f32>(at, load<f32>(a));
      store<f32>(at, load<f32>(b), 4);
      store<f32>(at, load<f32>(c), 8);
      store<f32>(at, load<f32>(d), 12);
      a += 4;
      b += 4;
      c += 4;
      d += 4;
    }
  }
}

/** The other way, for the images that are there. */
export function lanesOut(from: usize, to: usize, image: usize, count: i32, images: i32): void {
  for (let half = 0; half < LANES && half < images; half += 4, from += 16) {
    const there = min(4, images - half);
    let a = to + <usize>half * image;
    let at = from;
    let i = there == 4 ? 0 : count;
    for (; i + 4 <= count; i += 4, at += 4 * WIDE, a += 16) {
      const r0 = v128.load(at);
      const r1 = v128.load(at, 32);
      const r2 = v128.load(at, 64);
      const r3 = v128.load(at, 96);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(a, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(a + image, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
      v128.store(a + 2 * image, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
      v128.store(a + 3 * image, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
    }
    if (there < 4) i = 0;
    for (; i < count; i++, at += WIDE, a += 4)
      for (let j = 0; j < there; j++) store<f32>(a + <usize>j * image, load<f32>(at + (j << 2)));
  }
}

/** An image's channels to lanes, with a border, which is zeros already. */
export function imagesIn(
  from: usize,
  image: usize,
  to: usize,
  channels: i32,
  height: i32,
  width: i32,
  padding: i32,
  images: i32,
): void {
  const v = width + 2 * padding;
  if (padding == 0) return lanesIn(from, image, to, channels * height * width, images);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < height; y++, from += width << 2)
      lanesIn(
        from,
        image,
        to + <usize>(((c * (height + 2 * padding) + y + padding) * v + padding) * WIDE),
        width,
        images,
      );
}

// @ts-ignore: decorator
@inline
export function storePair(to: usize, low: v128, high: v128): void {
  v128.store(to, low);
  v128.store(to, high, 16);
}

/**
 * Channels of the next tile: four, or three where fours would leave more of the last one empty. Six would do better still, but
 * its twelve sums, two images, a weight and a product are one register more than V8 has.
 */
// @ts-ignore: decorator
@inline
export function tileOf(left: i32): i32 {
  return left <= 3 || left == 5 || left == 6 || left == 9 ? 3 : 4;
}
