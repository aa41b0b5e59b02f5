/**
 * Lets Node load TensorFlow.js's modules for bundlers. Its CommonJS build lacks the gradients, so it cannot
 * train; the modules have them, but leave the extensions out of their imports.
 */
import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';

const modules = new URL('../../../node_modules/', import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    if (/^@tensorflow\/[a-z-]+$/.test(specifier))
      return { url: new URL(`${specifier}/dist/index.js`, modules).href, shortCircuit: true };
    if (specifier.startsWith('@tensorflow/'))
      return { url: new URL(`${specifier.replace(/\.js$/, '')}.js`, modules).href, shortCircuit: true };
    if (specifier.startsWith('.') && context.parentURL?.includes('/@tensorflow/')) {
      for (const end of ['', '.js', '/index.js']) {
        const url = new URL(specifier + end, context.parentURL);
        if (/\.js$/.test(url.pathname) && existsSync(url)) return { url: url.href, shortCircuit: true };
      }
    }
    return next(specifier, context);
  },
});

// They also expect a bundler's `require`, which modules do not have.
Object.assign(globalThis, { require: createRequire(import.meta.url) });
