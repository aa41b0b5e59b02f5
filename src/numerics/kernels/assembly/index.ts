// What the WebAssembly module exports. Its memory comes from outside: one module, an instance for each memory.
export * from './activations';
export { convolve, convolveInput, convolveWeights, foldInput } from './convolution';
export { convolveLanes } from './convolution-lanes';
export { convolveInputLanes } from './convolution-lanes-input';
export { convolveWeightsLanes } from './convolution-lanes-weights';
export * from './matmul';
export * from './optimisers';
export * from './pooling';
export * from './softmax';
