/**
 * Every activation there is: one file of this folder each, collected by scripts/collect.mjs. Arrays go through vector.ts, which
 * brings the kernels: a page that only names or draws activations must not wait for those.
 */
import { closest } from 'fastest-levenshtein';
import type { Activation } from './activation.ts';
import { allActivations } from './all.generated.ts';
import { catalogueOf } from './catalogue.ts';
import { families } from './families.ts';

/** By id. For an id that comes from outside (a setting, a URL) use `activationOf`, which checks it. */
export const activations: Readonly<Record<string, Activation>> = catalogueOf(allActivations);

/** In alphabetical order. */
export const activationIds: readonly string[] = Object.keys(activations);

/** Family by family, as the gallery shows them. */
export const activationsByFamily: readonly Activation[] = families.flatMap(({ id }) =>
  Object.values(activations).filter(({ family }) => family === id),
);

/** @throws RangeError for an unknown id, with the id that was probably meant and all there are. */
export function activationOf(id: string): Activation {
  if (Object.hasOwn(activations, id)) return activations[id];
  throw new RangeError(
    `There is no activation '${id}'. Did you mean '${closest(id, [...activationIds])}'? ` +
      `There are ${activationIds.join(', ')}.`,
  );
}

export { defaultsOf, kinkPlaces } from './activation.ts';
export type { Activation, ParameterValues } from './activation.ts';
export { families } from './families.ts';
