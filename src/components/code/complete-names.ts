/** Completion of what a cell may call: the engine's names, activations by id, marks of Plot. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

/** As /code/names.json holds them. */
interface Names {
  readonly names: readonly Completion[];
  readonly members: Readonly<Record<string, readonly Completion[]>>;
}

let loading: Promise<Names> | undefined;

async function load(): Promise<Names> {
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/*$/, '/')}code/names.json`);
  // Written by our own build, from our own names.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  return (await response.json()) as Names;
}

export async function completeNames(context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.matchBefore(/[\w.]*/);
  if (!before || (before.text === '' && !context.explicit)) return null;
  let known: Names;
  try {
    known = await (loading ??= load());
  } catch {
    loading = undefined;
    return null;
  }
  const dot = before.text.lastIndexOf('.');
  if (dot < 0) return { from: before.from, options: known.names, validFor: /^\w*$/ };
  const owner = before.text.slice(0, dot);
  // Every activation has the same fields: `activations.relu.`
  const members = known.members[owner] ?? known.members[owner.replace(/\.\w+$/, '.*')];
  return members ? { from: before.from + dot + 1, options: members, validFor: /^\w*$/ } : null;
}
