/** Activations as a control offers them, by their names. */
import { activationOf } from '../activations/index.ts';

export const activationOptions = (ids: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(ids.map((id) => [id, activationOf(id).name]));
