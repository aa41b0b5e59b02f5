/**
 * Convolutions by unfolding: the reference of the SIMD form, and what runs in float64 and where there is no WebAssembly.
 *
 * Windows become columns, so that the work is a matrix product. Several small images share one product: a wide one
 * is much faster than many narrow ones.
 */
import type { Convolution } from './convolution.ts';
import { matmul, matmulTransposedA, matmulTransposedB } from './matmul.ts';
import { fold, unfold } from './unfold.ts';
import { reusedRows, type Precision, type Vector } from './vector.ts';

/** Numbers unfolded at once: 256 kB in float32, which a core's second cache holds. */
const COLUMNS = 65_536;

/** For convolutions of one shape, the groups of one layer. The arguments are those of convolution.ts. */
export function unfoldedConvolution({ windows, outChannels }: Convolution, precision: Precision) {
  const places = windows.outputHeight * windows.outputWidth;
  /** Weights of one output channel, which are the rows of the columns. */
  const taps = windows.channels * windows.kernelSize ** 2;
  const chunk = Math.max(1, Math.floor(COLUMNS / (taps * places)));
  const columns = reusedRows(precision, taps * places);
  const products = reusedRows(precision, outChannels * places);

  function unfoldImages(of: Convolution, x: Vector, first: number, images: number): Vector {
    const into = columns(images);
    for (let i = 0; i < images; i++)
      unfold(x, (first + i) * of.xImage + of.xStart, windows, into, i * places, images * places);
    return into;
  }

  /** images × channels × places to channels × (images · places), adding up each bias's gradient if wanted. */
  function gather(
    of: Convolution,
    dy: Vector,
    first: number,
    images: number,
    biasGradients?: Vector,
  ): Vector {
    const product = products(images);
    let to = 0;
    for (let c = 0; c < outChannels; c++) {
      let sum = 0;
      for (let i = 0; i < images; i++) {
        const source = (first + i) * of.yImage + of.yStart + c * places;
        for (let p = 0; p < places; p++) {
          const value = dy[source + p];
          product[to++] = value;
          sum += value;
        }
      }
      if (biasGradients) biasGradients[of.firstChannel + c] += sum;
    }
    return product;
  }

  return {
    forward(of: Convolution, x: Vector, weights: Vector, bias: Vector, y: Vector, batch: number): void {
      for (let first = 0; first < batch; first += chunk) {
        const images = Math.min(chunk, batch - first);
        const product = products(images);
        matmul(weights, unfoldImages(of, x, first, images), product, outChannels, images * places, taps);
        let source = 0;
        for (let c = 0; c < outChannels; c++) {
          const b = bias[of.firstChannel + c];
          for (let i = 0; i < images; i++) {
            const to = (first + i) * of.yImage + of.yStart + c * places;
            for (let p = 0; p < places; p++) y[to + p] = product[source++] + b;
          }
        }
      }
    },

    weightGradients(
      of: Convolution,
      x: Vector,
      dy: Vector,
      weightGradients: Vector,
      biasGradients: Vector,
      batch: number,
    ): void {
      for (let first = 0; first < batch; first += chunk) {
        const images = Math.min(chunk, batch - first);
        const product = gather(of, dy, first, images, biasGradients);
        const unfolded = unfoldImages(of, x, first, images);
        matmulTransposedB(product, unfolded, weightGradients, outChannels, taps, images * places, first > 0);
      }
    },

    inputGradients(of: Convolution, dy: Vector, weights: Vector, dx: Vector, batch: number): void {
      for (let first = 0; first < batch; first += chunk) {
        const images = Math.min(chunk, batch - first);
        const width = images * places;
        const unfolded = columns(images);
        matmulTransposedA(weights, gather(of, dy, first, images), unfolded, taps, width, outChannels);
        for (let i = 0; i < images; i++) {
          const from = (first + i) * of.xImage + of.xStart;
          dx.fill(0, from, from + windows.channels * windows.height * windows.width);
          fold(unfolded, i * places, width, windows, dx, from);
        }
      }
    },
  };
}
