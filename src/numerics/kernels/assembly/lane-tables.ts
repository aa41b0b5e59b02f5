// Where the numbers of an image of lanes are: of each place of a window, and of each tap in it.
import { aligned, WIDE } from './lanes';

export let basesAt: usize = 0;
export let offsetsAt: usize = 0;



/** Where in the image of lanes each place begins, and where from there each tap is; returns what follows. */
export function tables(
  at: usize,
  channels: i32,
  height: i32,
  width: i32,
  kernel: i32,
  stride: i32,
  outHeight: i32,
  outWidth: i32,
): usize {
  basesAt = at;
  for (let y = 0; y < outHeight; y++)
    for (let x = 0; x < outWidth; x++, at += 4) store<i32>(at, (y * width + x) * stride * WIDE);
  offsetsAt = at;
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < kernel; y++)
      for (let x = 0; x < kernel; x++, at += 4) store<i32>(at, ((c * height + y) * width + x) * WIDE);
  return aligned(at);
}
