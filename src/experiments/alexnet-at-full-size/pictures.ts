/** Pictures of the size that AlexNet takes, 3 × 227 × 227, of what this course has: small grey ones, and noise. */
import type { ImageSetInfo, Shard } from '../../data/image-set.ts';
import type { Random } from '../../numerics/random.ts';
import type { PixelScale } from '../alexnet-at-full-size.ts';

const side = 227;
const colours = 3;

/** What is taken off a grey value of 0 … 1, and by what the rest is multiplied. */
function scaleOf({ mean, deviation }: Pick<ImageSetInfo, 'mean' | 'deviation'>, pixels: PixelScale) {
  return { off: mean, times: pixels === 'grey' ? 255 : 1 / deviation };
}

/** An image of the set, enlarged between its pixels and put into all three colours. */
export function enlarged(shard: Shard, index: number, info: ImageSetInfo, pixels: PixelScale): Float32Array {
  const { width, height } = info;
  const { off, times } = scaleOf(info, pixels);
  const start = index * width * height;
  const grey = (row: number, column: number) => shard.images[start + row * width + column] / 255;
  const plane = Float32Array.from({ length: side * side }, (_, i) => {
    const y = (Math.floor(i / side) * (height - 1)) / (side - 1);
    const x = ((i % side) * (width - 1)) / (side - 1);
    const [top, left] = [Math.floor(y), Math.floor(x)];
    const [below, right] = [Math.min(height - 1, top + 1), Math.min(width - 1, left + 1)];
    const upper = grey(top, left) * (1 - x + left) + grey(top, right) * (x - left);
    const lower = grey(below, left) * (1 - x + left) + grey(below, right) * (x - left);
    return times * (upper * (1 - y + top) + lower * (y - top) - off);
  });
  const picture = new Float32Array(colours * plane.length);
  for (let colour = 0; colour < colours; colour++) picture.set(plane, colour * plane.length);
  return picture;
}

/** Every pixel by itself, with the set's deviation. */
export function noise(random: Random, info: ImageSetInfo, pixels: PixelScale): Float32Array {
  const deviation = info.deviation * scaleOf(info, pixels).times;
  return Float32Array.from({ length: colours * side * side }, () => deviation * random.normal());
}
