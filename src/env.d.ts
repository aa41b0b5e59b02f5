declare namespace App {
  interface Locals {
    /** Set by the instructor's pages: exercises show their answers, and prose stays away. */
    instructor?: true;
  }
}

// The compiler alone, without Astro's own, cannot read .astro files; `astro check` does, and knows their props.
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
  const component: AstroComponentFactory;
  export default component;
}
