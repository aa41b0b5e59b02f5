/** The kernels as their sources in `assembly/` declare them. Numbers that are arrays there are byte addresses. */

type Forward = (x: number, y: number, n: number, parameter: number) => void;
type Backward = (x: number, dy: number, dx: number, n: number, parameter: number) => void;

export type ElementwiseName = 'relu' | 'leakyRelu' | 'sigmoid' | 'tanh' | 'silu' | 'gelu';

type Elementwise = Readonly<
  Record<`${ElementwiseName}Forward`, Forward> & Record<`${ElementwiseName}Backward`, Backward>
>;

export interface Kernels extends Elementwise {
  matmul(
    a: number,
    b: number,
    c: number,
    panel: number,
    m: number,
    n: number,
    k: number,
    aRow: number,
    aStep: number,
    bStep: number,
    bColumn: number,
    accumulate: number,
  ): void;
  convolve(
    x: number,
    w: number,
    bias: number,
    y: number,
    space: number,
    images: number,
    xImage: number,
    yImage: number,
    channels: number,
    height: number,
    width: number,
    kernel: number,
    stride: number,
    padding: number,
    outChannels: number,
    outHeight: number,
    outWidth: number,
  ): void;
  convolveInput(
    dy: number,
    w: number,
    dx: number,
    space: number,
    images: number,
    xImage: number,
    yImage: number,
    channels: number,
    height: number,
    width: number,
    kernel: number,
    padding: number,
    outChannels: number,
    outHeight: number,
    outWidth: number,
  ): void;
  foldInput(
    dy: number,
    w: number,
    dx: number,
    space: number,
    images: number,
    xImage: number,
    yImage: number,
    channels: number,
    height: number,
    width: number,
    kernel: number,
    stride: number,
    padding: number,
    outChannels: number,
    outHeight: number,
    outWidth: number,
  ): void;
  convolveWeights(
    x: number,
    dy: number,
    dw: number,
    dBias: number,
    space: number,
    images: number,
    xImage: number,
    yImage: number,
    channels: number,
    height: number,
    width: number,
    kernel: number,
    stride: number,
    padding: number,
    outChannels: number,
    outHeight: number,
    outWidth: number,
  ): void;
  sgd(
    value: number,
    gradient: number,
    velocity: number,
    n: number,
    rate: number,
    momentum: number,
    decay: number,
    nesterov: number,
  ): void;
  adam(
    value: number,
    gradient: number,
    mean: number,
    square: number,
    n: number,
    rate: number,
    beta1: number,
    beta2: number,
    squareScale: number,
    epsilon: number,
    decay: number,
  ): void;
  maxPool(
    x: number,
    y: number,
    winners: number,
    planes: number,
    height: number,
    width: number,
    kernel: number,
    stride: number,
    outHeight: number,
    outWidth: number,
  ): void;
  softmax(from: number, to: number, space: number, rows: number, width: number): void;
}
