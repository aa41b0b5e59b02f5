/**
 * IDX, the format of MNIST: two zero bytes, a type byte (8: unsigned bytes), the number of dimensions, each
 * dimension as a 32-bit big-endian number, then the values. The sums were checked before, so a wrong header
 * here means a wrong constant in this repository.
 */
export interface IdxImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly pixels: Uint8Array;
}

function header(bytes: Uint8Array, dimensions: number): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  if (magic !== 0x0800 + dimensions) {
    throw new Error(
      `An IDX file of ${dimensions} dimensions begins with ${0x0800 + dimensions}, not ${magic}.`,
    );
  }
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const wanted = 4 + 4 * dimensions + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length === wanted) return sizes;
  throw new Error(
    `The IDX header says ${sizes.join(' × ')}, ${wanted} bytes in all, but there are ${bytes.length}.`,
  );
}

export function parseImages(bytes: Uint8Array): IdxImages {
  const [count, height, width] = header(bytes, 3);
  return { count, height, width, pixels: bytes.subarray(16) };
}

export function parseLabels(bytes: Uint8Array): Uint8Array {
  header(bytes, 1);
  return bytes.subarray(8);
}
