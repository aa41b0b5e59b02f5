/**
 * Takes out of the scripts what only built pages say of an activation: why it exists, how frameworks call it, who wrote of it.
 * A file of src/activations holds all there is to say of one function; a browser that draws it needs a third of that.
 */
import type { Plugin } from 'vite';

const file = /\/src\/activations\/[a-z0-9-]+\.ts$/;
const said: ReadonlySet<string> = new Set(['why', 'calls', 'papers']);
/** Values of the right type, so that nothing fails that should only find nothing. */
const nothing: Readonly<Record<string, string>> = { why: "''", calls: '{}', papers: '[]' };

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;

/** The properties of the object that `export default defineActivation({ … })` is given. */
function properties(program: unknown): Node[] {
  const path = ['declaration', 'arguments', '0', 'properties'];
  const body: unknown = isNode(program) ? Reflect.get(program, 'body') : [];
  return (Array.isArray(body) ? body : [])
    .filter((statement) => isNode(statement) && statement.type === 'ExportDefaultDeclaration')
    .flatMap((statement: unknown) => {
      let here: unknown = statement;
      for (const step of path)
        here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : [];
      return Array.isArray(here) ? here.filter(isNode) : [];
    });
}

export function withoutProse(code: string, parse: (code: string) => unknown): string {
  let text = code;
  // From the end, so that places stay right.
  for (const property of properties(parse(code)).toReversed()) {
    const key: unknown = Reflect.get(property, 'key');
    const value: unknown = Reflect.get(property, 'value');
    const name: unknown = isNode(key) ? Reflect.get(key, 'name') : undefined;
    if (typeof name !== 'string' || !said.has(name) || !isNode(value)) continue;
    text = text.slice(0, value.start) + (nothing[name] ?? '') + text.slice(value.end);
  }
  return text;
}

/** For Vite's `plugins` and for its workers'. Pages are rendered in another environment and keep all. */
export function activationProse(): Plugin {
  return {
    name: 'activation-prose',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      if (!file.test(id)) return null;
      return { code: withoutProse(code, (text) => this.parse(text, { lang: 'ts' })), map: null };
    },
  };
}
