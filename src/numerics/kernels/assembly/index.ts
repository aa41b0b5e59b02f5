// What the WebAssembly module exports. Its memory comes from outside: one module, an instance for each memory.
export * from './activations';
export * from './convolution';
export * from './matmul';
export * from './optimisers';
export * from './pooling';
export * from './softmax';
