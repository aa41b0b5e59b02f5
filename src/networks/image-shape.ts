/** Images as layers see them: channels × height × width, row-major, one image a row of the batch ("NCHW"). */
export interface ImageShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

export function imageSize({ channels, height, width }: ImageShape): number {
  return channels * height * width;
}

/** A square window that slides over each channel. */
export interface Sliding {
  readonly kernelSize: number;
  readonly stride: number;
  /** Rows and columns of zeros put around the image on every side. */
  readonly padding: number;
}

/**
 * The image that a window sliding over `input` makes, with `channels` channels: ⌊(side + 2·padding −
 * kernelSize)/stride⌋ + 1 places along each side, as in PyTorch; a remainder at the right and lower edge is not seen.
 * @throws RangeError where a number is not whole, or the window does not fit, naming the layer
 */
export function slidOver(layer: string, input: ImageShape, window: Sliding, channels: number): ImageShape {
  const { kernelSize, stride, padding } = window;
  for (const [name, value] of Object.entries({ ...input, kernelSize, stride, outputChannels: channels }))
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${layer}: ${name} is ${value}, but must be a whole number from 1`);
  if (!Number.isInteger(padding) || padding < 0)
    throw new RangeError(`${layer}: padding is ${padding}, but must be a whole number from 0`);
  const places = (side: number) => Math.floor((side + 2 * padding - kernelSize) / stride) + 1;
  if (kernelSize > Math.min(input.height, input.width) + 2 * padding)
    throw new RangeError(
      `${layer}: a window of ${kernelSize} × ${kernelSize} does not fit into ${input.height} × ${input.width} ` +
        `with padding ${padding}`,
    );
  return { channels, height: places(input.height), width: places(input.width) };
}
