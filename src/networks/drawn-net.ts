/** The random numbers of a square net: weights before they are scaled, an input, and a gradient to send back. */
import { createRandom } from '../numerics/random.ts';

export interface DrawnNet {
  readonly input: Float64Array;
  readonly message: Float64Array;
  /** One for each layer, mean 0 and variance 1: unscaled. Grows when a deeper net is asked for. */
  readonly matrices: Float64Array[];
}

/** Drawing the weights takes longer than the passes, so those of the last seed and width are kept. */
let kept: { readonly seed: number; readonly width: number; readonly drawn: DrawnNet } | undefined;

/** Each layer has its own stream: a deeper net begins with the same layers. */
export function drawnNet(seed: number, width: number, depth: number): DrawnNet {
  const normals = (stream: number) => {
    const random = createRandom(seed, stream);
    return new Float64Array(width).map(() => random.normal());
  };
  // Uniform, as Glorot and Bengio drew theirs: four times as fast, and sums over a layer are normal anyway.
  const uniforms = (stream: number) => {
    const random = createRandom(seed, stream);
    return new Float64Array(width * width).map(() => Math.sqrt(12) * (random.uniform() - 0.5));
  };
  if (kept?.seed !== seed || kept.width !== width) {
    kept = { seed, width, drawn: { input: normals(0), message: normals(1), matrices: [] } };
  }
  const { matrices } = kept.drawn;
  while (matrices.length < depth) matrices.push(uniforms(2 + matrices.length));
  return kept.drawn;
}
