// Max pooling as in src/networks/max-pool2d.ts: the first largest number of each window, a NaN before all others. Four windows
// at a time and without branches, which random images would make the processor guess wrong.

/** @param winners receives where in x each output comes from, as int32 */
export function maxPool(
  x: usize,
  y: usize,
  winners: usize,
  planes: i32,
  height: i32,
  width: i32,
  kernel: i32,
  stride: i32,
  outHeight: i32,
  outWidth: i32,
): void {
  const row: usize = outWidth << 2;
  for (let plane = 0; plane < planes; plane++) {
    for (let oy = 0; oy < outHeight; oy++) {
      const corner = (plane * height + oy * stride) * width;
      if (kernel == 2 && stride == 2 && outWidth >= 4) {
        pairsOfRows(x, y, winners, corner, width, outWidth);
        y += row;
        winners += row;
        continue;
      }
      for (let ox = 0; ox < outWidth; ox += 4) {
        // The last four overlap those before; where there are not four, the last is computed more than once.
        const first = max(0, min(ox, outWidth - 4));
        let starts = i32x4.splat(0);
        starts = i32x4.replace_lane(starts, 0, corner + first * stride);
        starts = i32x4.replace_lane(starts, 1, corner + min(first + 1, outWidth - 1) * stride);
        starts = i32x4.replace_lane(starts, 2, corner + min(first + 2, outWidth - 1) * stride);
        starts = i32x4.replace_lane(starts, 3, corner + min(first + 3, outWidth - 1) * stride);
        const a0 = x + (i32x4.extract_lane(starts, 0) << 2);
        const a1 = x + (i32x4.extract_lane(starts, 1) << 2);
        const a2 = x + (i32x4.extract_lane(starts, 2) << 2);
        const a3 = x + (i32x4.extract_lane(starts, 3) << 2);
        let best = f32x4.splat(-Infinity);
        let winner = starts;
        for (let ky = 0; ky < kernel; ky++) {
          for (let kx = 0; kx < kernel; kx++) {
            const step = ky * width + kx;
            const at: usize = step << 2;
            let value = v128.load32_zero(a0 + at);
            value = v128.load32_lane(a1 + at, value, 1);
            value = v128.load32_lane(a2 + at, value, 2);
            value = v128.load32_lane(a3 + at, value, 3);
            const wins = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
            best = v128.bitselect(value, best, wins);
            winner = v128.bitselect(i32x4.add(starts, i32x4.splat(step)), winner, wins);
          }
        }
        const to: usize = first << 2;
        if (outWidth >= 4) {
          v128.store(y + to, best);
          v128.store(winners + to, winner);
        } else {
          store<f32>(y, f32x4.extract_lane(best, 0));
          store<i32>(winners, i32x4.extract_lane(winner, 0));
          if (outWidth > 1) store<f32>(y, f32x4.extract_lane(best, 1), 4);
          if (outWidth > 1) store<i32>(winners, i32x4.extract_lane(winner, 1), 4);
          if (outWidth > 2) store<f32>(y, f32x4.extract_lane(best, 2), 8);
          if (outWidth > 2) store<i32>(winners, i32x4.extract_lane(winner, 2), 8);
        }
      }
      y += row;
      winners += row;
    }
  }
}

/** A row of windows of 2 × 2 that lie side by side: two rows of x, read straight. */
function pairsOfRows(x: usize, y: usize, winners: usize, corner: i32, width: i32, outWidth: i32): void {
  for (let ox = 0; ox < outWidth; ox += 4) {
    const first = min(ox, outWidth - 4);
    const start = corner + 2 * first;
    const at = x + (start << 2);
    const below = at + (width << 2);
    const starts = i32x4.add(i32x4.splat(start), i32x4(0, 2, 4, 6));
    let low = v128.load(at);
    let high = v128.load(at, 16);
    let best = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
    let winner = starts;
    let value = v128.shuffle<f32>(low, high, 1, 3, 5, 7);
    let wins = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
    best = v128.bitselect(value, best, wins);
    winner = v128.bitselect(i32x4.add(starts, i32x4.splat(1)), winner, wins);
    low = v128.load(below);
    high = v128.load(below, 16);
    value = v128.shuffle<f32>(low, high, 0, 2, 4, 6);
    wins = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
    best = v128.bitselect(value, best, wins);
    winner = v128.bitselect(i32x4.add(starts, i32x4.splat(width)), winner, wins);
    value = v128.shuffle<f32>(low, high, 1, 3, 5, 7);
    wins = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
    best = v128.bitselect(value, best, wins);
    winner = v128.bitselect(i32x4.add(starts, i32x4.splat(width + 1)), winner, wins);
    v128.store(y + (first << 2), best);
    v128.store(winners + (first << 2), winner);
  }
}
