/** The file /activations.json, made as the page makes it and read back as a stranger would. */
import { expect, it } from 'vitest';
import { activationIds, activations } from '../../src/activations/index.ts';
import { propertiesOf } from '../../src/activations/properties.ts';
import { activationDataset, fields } from '../../src/components/activation/dataset.ts';

const origin = { course: 'Rectified', authors: ['A. Author'], version: '1.2.3' };
const made = activationDataset(Object.values(activations), origin);

interface Entry {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>> & {
    readonly gaussian: Readonly<Record<string, number>>;
  };
}
interface File {
  readonly version: string;
  readonly licence: { readonly id: string };
  readonly activations: readonly Entry[];
}
// Safe: it is what `activationDataset` made a line above, and the tests look at every part used.
const file = JSON.parse(JSON.stringify(made)) as File;
const entry = (id: string) => {
  const found = file.activations.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in the file`);
  return found;
};

/** Paths of all names, as `fields` writes them, down to the names that it describes. */
function paths(value: unknown, at = ''): string[] {
  if (at !== '' && Object.hasOwn(fields, at)) return [at];
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, item]) => paths(item, at === '' ? key : `${at}.${key}`));
}

it('has every activation once, by id, whatever order they come in', () => {
  expect(file.activations.map(({ id }) => id)).toEqual([...activationIds].sort());
  const reversed = activationDataset(Object.values(activations).reverse(), origin);
  expect(JSON.stringify(reversed)).toBe(JSON.stringify(made));
});

it('has the moments and the shape that the course computes, to the last digit', () => {
  for (const id of activationIds) {
    const properties = propertiesOf(activations[id]);
    const written = entry(id).properties;
    expect(written.gaussian, id).toEqual(properties.gaussian);
    for (const name of ['infimum', 'supremum', 'lipschitz'] as const)
      expect(Number(written[name]), `${id} ${name}`).toBe(
        // JSON has no −0.
        properties[name] + 0,
      );
    expect(written['monotone'], id).toBe(properties.monotone);
  }
});

it('writes infinity as a string that Number reads', () => {
  expect(entry('relu').properties['supremum']).toBe('Infinity');
  expect(entry('identity').properties['infimum']).toBe('-Infinity');
  expect(entry('step').properties['lipschitz']).toBe('Infinity');
});

it('describes each of its fields, and no other', () => {
  for (const one of file.activations)
    expect(new Set(paths(one)), one.id).toEqual(new Set(Object.keys(fields)));
});

it('says what may be done with it and where it is from', () => {
  expect(file.licence.id).toBe('CC-BY-4.0');
  expect(file.version).toBe('1.2.3');
});

it('is not published with a property that could not be computed', () => {
  const relu = activations['relu'];
  const broken = { ...relu, id: 'broken', kinks: relu.kinks.map((kink) => ({ ...kink, left: NaN })) };
  expect(() => activationDataset([broken], origin)).toThrow('broken.kinks[0].left is NaN');
});
