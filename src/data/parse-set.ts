/** Reading set.json with every field checked: it may come from a stale cache or another version of the site. */
import { DataError, refuseWebPage } from './data-error.ts';
import type { ImageSetInfo, ShardInfo, Split } from './image-set.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The checks of one file, which all report under that file's name. */
function checks(file: string) {
  const fail = (field: string, wanted: string): never => {
    throw new DataError(
      file,
      `is not a valid description of an image set: ${field} should be ${wanted}`,
      'Reload the page to try again.',
    );
  };
  const text = (fields: Fields, field: string): string => {
    const value = fields[field];
    return typeof value === 'string' && value !== '' ? value : fail(field, 'a text');
  };
  const number = (fields: Fields, field: string, min: number): number => {
    const value = fields[field];
    return typeof value === 'number' && value >= min ? value : fail(field, `a number of at least ${min}`);
  };
  const whole = (fields: Fields, field: string, min: number): number => {
    const value = number(fields, field, min);
    return Number.isSafeInteger(value) ? value : fail(field, 'a whole number');
  };
  const list = (fields: Fields, field: string): readonly unknown[] => {
    const value = fields[field];
    return Array.isArray(value) && value.length > 0 ? value : fail(field, 'a list with something in it');
  };
  return { fail, text, number, whole, list };
}

function parseShards(file: string, fields: Fields, split: Split): readonly ShardInfo[] {
  const { fail, text, whole, list } = checks(file);
  return list(fields, split).map((shard, index) => {
    if (!isFields(shard)) return fail(`${split}[${index}]`, 'an object');
    const name = text(shard, 'file');
    // The name becomes part of an address: it must not lead out of the set's folder.
    if (!/^[a-z0-9-]+\.bin$/.test(name)) fail(`${split}[${index}].file`, 'a name such as train-00.bin');
    return {
      file: name,
      count: whole(shard, 'count', 1),
      bytes: whole(shard, 'bytes', 1),
      sha256: text(shard, 'sha256'),
    };
  });
}

function parseJson(file: string, bytes: Uint8Array): unknown {
  refuseWebPage(file, bytes);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new DataError(file, 'is damaged: it is not JSON', 'Reload the page to try again.', cause);
  }
}

/**
 * The description of the set `id`, from the bytes of its set.json.
 *
 * @throws DataError naming the file and the first field that is wrong
 */
export function parseSet(id: string, file: string, bytes: Uint8Array): ImageSetInfo {
  const { fail, text, number, whole, list } = checks(file);
  const fields = parseJson(file, bytes);
  if (!isFields(fields)) return fail('the whole', 'an object');
  if (fields['id'] !== id) fail('id', `"${id}", as its folder is called`);
  return {
    id,
    name: text(fields, 'name'),
    width: whole(fields, 'width', 1),
    height: whole(fields, 'height', 1),
    classes: list(fields, 'classes').map((name, index) =>
      typeof name === 'string' ? name : fail(`classes[${index}]`, 'a text'),
    ),
    seed: whole(fields, 'seed', 0),
    licence: text(fields, 'licence'),
    origin: text(fields, 'origin'),
    mean: number(fields, 'mean', 0),
    deviation: number(fields, 'deviation', Number.MIN_VALUE),
    train: parseShards(file, fields, 'train'),
    test: parseShards(file, fields, 'test'),
  };
}
