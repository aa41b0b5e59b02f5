/** Two classes of points in the plane, for networks whose whole input can be drawn. */
import { createRandom } from '../../numerics/random.ts';

export interface PlanePoints {
  /** count × 2: x, y. */
  readonly x: Float32Array;
  readonly labels: Uint8Array;
}

type Place = (side: number, random: ReturnType<typeof createRandom>) => readonly [x: number, y: number];

/** Each gives a point of class 0 or 1, in about [−1.5, 1.5]². */
const places: Readonly<Record<string, Place | undefined>> = {
  xor(side, random) {
    // Class 0 where x and y have one sign, class 1 where they differ.
    const x = (0.1 + 1.1 * random.uniform()) * (random.uniform() < 0.5 ? -1 : 1);
    const y = (0.1 + 1.1 * random.uniform()) * Math.sign(x) * (side === 0 ? 1 : -1);
    return [x, y];
  },
  circles(side, random) {
    const radius = (side === 0 ? 0.45 : 1.1) + 0.09 * random.normal();
    const angle = 2 * Math.PI * random.uniform();
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  },
  moons(side, random) {
    const angle = Math.PI * random.uniform();
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = side === 0 ? [cos - 0.5, sin - 0.25] : [0.5 - cos, 0.25 - sin];
    return [0.9 * x + 0.1 * random.normal(), 0.9 * y + 0.1 * random.normal()];
  },
  spiral(side, random) {
    // One and a half turns, the second arm opposite the first.
    const t = random.uniform();
    const angle = 3 * Math.PI * t + (side === 0 ? 0 : Math.PI);
    const radius = 0.1 + 1.2 * t;
    return [
      radius * Math.cos(angle) + 0.04 * random.normal(),
      radius * Math.sin(angle) + 0.04 * random.normal(),
    ];
  },
};

export const planeSets: readonly string[] = Object.keys(places);

/** @throws RangeError for an unknown set, with those there are */
export function planePoints(set: string, count: number, seed: number): PlanePoints {
  const place = Object.hasOwn(places, set) ? places[set] : undefined;
  if (!place)
    throw new RangeError(`planePoints: there is no set "${set}"; there are ${planeSets.join(', ')}.`);
  const random = createRandom(seed, 7);
  const x = new Float32Array(2 * count);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    labels[i] = i % 2;
    x.set(place(i % 2, random), 2 * i);
  }
  return { x, labels };
}
