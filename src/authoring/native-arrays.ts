/**
 * stdlib's erfc looks at 64-bit numbers through typed arrays, and brings 4 kB (compressed) of stand-ins for browsers that have
 * none, with the messages in which they would fail. All that can run the course have them.
 */
import type { Plugin } from 'vite';

const builtIn: Readonly<Record<string, string>> = {
  '@stdlib/array-float64': 'Float64Array',
  '@stdlib/array-uint8': 'Uint8Array',
  '@stdlib/array-uint16': 'Uint16Array',
  '@stdlib/array-uint32': 'Uint32Array',
  '@stdlib/utils-define-nonenumerable-read-only-property':
    '(object, name, value) => { Object.defineProperty(object, name, { value }); }',
};
const prefix = '\0native-arrays:';

/** For Vite's `plugins` and for its workers'. */
export function nativeArrays(): Plugin {
  return {
    name: 'native-arrays',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (source) => (Object.hasOwn(builtIn, source) ? prefix + source : null),
    // CommonJS, as what requires it.
    load: (id) => (id.startsWith(prefix) ? `module.exports = ${builtIn[id.slice(prefix.length)]};` : null),
  };
}
