/**
 * The WebAssembly kernels, 10 kB compressed, are for training, and training runs in workers. What a figure computes on the
 * page's own thread is small, and the TypeScript forms do it, as they do where a browser refuses WebAssembly there. So its
 * scripts go without the kernels. Not for `worker.plugins`.
 */
import type { Plugin } from 'vite';

const kernels = /\/src\/numerics\/kernels\/kernels\.generated\.ts$/;

export function kernelsInWorkers(): Plugin {
  return {
    name: 'kernels-in-workers',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    // No module can be made of nothing, so `simdAvailable` says that there are none.
    transform: (_, id) => (kernels.test(id) ? { code: "export const kernelsBase64 = '';", map: null } : null),
  };
}
