/**
 * A convolution in which a table says which input channels each output channel sees, as LeNet-5's C3 (LeCun
 * et al., 1998, table I). Only the connections in the table have weights.
 *
 * It is computed as a full convolution whose missing weights are zero: more multiplications than the table
 * asks for (96 against 60 kernels in C3), but in one matrix product.
 */
import { conv2d, type Conv2dOptions } from './conv2d.ts';
import type { ImageShape } from './image-shape.ts';
import type { Layer, Parameter } from './layer.ts';
import { parameter } from './parameter.ts';

export interface TableConv2dOptions extends Omit<Conv2dOptions, 'outputChannels' | 'groups'> {
  /** For each output channel the input channels it sees, `[[0, 1, 2], [1, 2, 3], …]`. */
  readonly table: readonly (readonly number[])[];
}

export interface TableConv2d extends Layer {
  /** [connections, kernelSize, kernelSize], in the table's order. */
  readonly weight: Parameter;
  /** [output channels], zero at the start. */
  readonly bias: Parameter;
  readonly outputShape: ImageShape;
}

/** Each output channel starts with its own fan-in. @throws RangeError where the table names no such channel */
export function tableConv2d({ table, initialiser, random, ...options }: TableConv2dOptions): TableConv2d {
  const { input, kernelSize, precision = 'float32', prefix = '' } = options;
  checkTable(table, input.channels);
  const full = conv2d({ ...options, outputChannels: table.length, initialiser: () => {}, random });
  const area = kernelSize ** 2;
  const connections = table.flatMap((seen, to) => seen.map((from) => (to * input.channels + from) * area));
  const weight = parameter(`${prefix}weight`, [connections.length, kernelSize, kernelSize], precision);
  let start = 0;
  for (const seen of table) {
    const length = seen.length * area;
    const own = weight.value.subarray(start, start + length);
    // On average an input channel reaches connections / input.channels output channels.
    initialiser(own, { fanIn: length, fanOut: (connections.length / input.channels) * area }, random);
    start += length;
  }
  return {
    inputSize: full.inputSize,
    outputSize: full.outputSize,
    outputShape: full.outputShape,
    weight,
    bias: full.bias,
    parameters: options.useBias === false ? [weight] : [weight, full.bias],
    forward(x, batchSize) {
      connections.forEach((at, i) => {
        for (let tap = 0; tap < area; tap++) full.weight.value[at + tap] = weight.value[i * area + tap];
      });
      return full.forward(x, batchSize);
    },
    backward(dy, batchSize) {
      const dx = full.backward(dy, batchSize);
      connections.forEach((at, i) => {
        for (let tap = 0; tap < area; tap++) weight.gradient[i * area + tap] = full.weight.gradient[at + tap];
      });
      return dx;
    },
  };
}

function checkTable(table: readonly (readonly number[])[], channels: number): void {
  if (table.length === 0) throw new RangeError('tableConv2d: the table has no output channel');
  table.forEach((seen, to) => {
    const known = seen.every((from) => Number.isInteger(from) && from >= 0 && from < channels);
    if (known && seen.length > 0 && new Set(seen).size === seen.length) return;
    throw new RangeError(
      `tableConv2d: output channel ${to} sees [${seen.join(', ')}], but must see one or more different ` +
        `channels from 0 to ${channels - 1}`,
    );
  });
}
