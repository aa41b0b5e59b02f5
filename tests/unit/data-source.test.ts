import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/data/data-error.ts';
import { createImageSource } from '../../src/data/source.ts';
import { isWaiting, takeShard, type DataAccess } from '../../src/experiments/data-access.ts';
import { encode, goodShard, memory, plainShard, setJson, webPage } from './data-small-set.ts';

const set = { 'small/set.json': setJson() };
const withShard = (bytes: Uint8Array, info = setJson()) =>
  memory({ 'small/set.json': info, 'small/train-00.bin': bytes });
const load = (bytes: Uint8Array, info?: Uint8Array) =>
  createImageSource(withShard(bytes, info)).load('small', 'train', 0);

describe('an image source', () => {
  it('loads images and labels', async () => {
    const shard = await load(goodShard);
    expect(shard.count).toBe(3);
    expect([...shard.images]).toEqual([0, 1, 2, 3, 10, 11, 12, 13, 255, 254, 253, 252]);
    expect([...shard.labels]).toEqual([0, 1, 1]);
  });

  it('asks for a file once, however often and however simultaneously it is wanted', async () => {
    const { readBytes, asked } = withShard(goodShard);
    const source = createImageSource({ readBytes });
    const [one, other] = await Promise.all([
      source.load('small', 'train', 0),
      source.load('small', 'train', 0),
    ]);
    expect(other).toBe(one);
    expect(await source.load('small', 'train', 0)).toBe(one);
    expect(asked).toEqual(['small/set.json', 'small/train-00.bin']);
  });

  it('tells everyone who waits for a shard how far it is', async () => {
    const source = createImageSource(withShard(goodShard));
    const heard: number[][] = [[], []];
    await Promise.all(
      heard.map((list) => source.load('small', 'train', 0, (loaded, total) => list.push(loaded / total))),
    );
    expect(heard[0].at(-1)).toBe(1);
    expect(heard[0].length).toBe(2);
    expect(heard[1]).toEqual(heard[0]);
  });

  it('never reports more than the whole, though the host unpacked the file on the way', async () => {
    const source = createImageSource(
      withShard(plainShard, setJson({ train: [{ file: 'train-00.bin', count: 3, bytes: 5, sha256: '0' }] })),
    );
    const heard: number[] = [];
    await source.load('small', 'train', 0, (loaded) => heard.push(loaded));
    expect(Math.max(...heard)).toBe(5);
  });

  it('serves experiments: they wait for a shard, and go on when it is loaded', async () => {
    const source = createImageSource(withShard(goodShard));
    const access: DataAccess = source.loaded;
    await source.info('small');
    const taking = takeShard(access, 'small', 'train', 0);
    const first = taking.next();
    expect(first.done === false && isWaiting(first.value)).toBe(true);
    const shard = await source.load('small', 'train', 0);
    expect(taking.next()).toEqual({ done: true, value: shard });
    expect(access.info('small').name).toBe('Small');
  });

  it('says so when the description is wanted before it is loaded', () => {
    const source = createImageSource(memory(set));
    expect(() => source.loaded.info('small')).toThrow(
      "small/set.json is not loaded yet. Await info('small')",
    );
  });

  it('refuses a shard the set does not have', async () => {
    const source = createImageSource(withShard(goodShard));
    await expect(source.load('small', 'train', 1)).rejects.toThrow(
      'small has no train shard 1: they are numbered 0 to 0',
    );
    await expect(source.load('small', 'train', -1)).rejects.toThrow(RangeError);
  });

  it('refuses a name that leads out of the data folder', async () => {
    const { readBytes, asked } = memory(set);
    await expect(createImageSource({ readBytes }).info('../secret')).rejects.toThrow('cannot exist');
    expect(asked).toEqual([]);
  });
});

describe('a shard that is not what it should be', () => {
  const damaged = goodShard.slice();
  damaged[14] ^= 0x10;
  const badSum = goodShard.slice();
  badSum[badSum.length - 8] ^= 1; // the first byte of the CRC-32
  const badLabel = plainShard.slice();
  badLabel[13] = 2;
  const short = gzipSync(plainShard.subarray(1));
  const sized = (bytes: Uint8Array) =>
    setJson({ train: [{ file: 'train-00.bin', count: 3, bytes: bytes.length, sha256: '0' }] });

  it.each([
    [
      'cut off',
      goodShard.subarray(0, 20),
      undefined,
      `did not arrive whole: 20 of its ${goodShard.length} bytes came`,
    ],
    ['empty', new Uint8Array(), undefined, 'did not arrive whole: 0 of its'],
    ['damaged within', damaged, undefined, 'is damaged: it does not unpack'],
    ['damaged so that only its sum tells', badSum, undefined, 'is damaged: it does not unpack'],
    [
      'longer than said',
      gzipSync(new Uint8Array(4000).map((_, i) => i * i)),
      undefined,
      'two versions. Reload',
    ],
    ['a web page with status 200', webPage, undefined, 'is not on the server (it sent a web page instead)'],
    [
      'something else altogether',
      new Uint8Array(500).fill(7),
      undefined,
      'is damaged: it is not a gzip file',
    ],
    ['of too few pixels', short, sized(short), 'is damaged: it unpacks to 14 bytes where 15 belong'],
    [
      'labelled beyond the classes',
      badLabel,
      undefined,
      'is damaged: label 1 is 2, over the highest class, 1',
    ],
  ])('%s: the message names the file, the fault and what to do', async (_, bytes, info, message) => {
    const error: unknown = await load(bytes, info).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DataError);
    expect(String(error)).toContain('DataError: small/train-00.bin ');
    expect(String(error)).toContain(message);
    expect(String(error)).toMatch(/try again/i);
  });

  it('is asked for again, and nothing bad was kept', async () => {
    const files: Record<string, Uint8Array> = { ...set };
    const source = createImageSource(memory(files));
    await expect(source.load('small', 'train', 0)).rejects.toThrow('small/train-00.bin is not here');
    files['small/train-00.bin'] = damaged;
    await expect(source.load('small', 'train', 0)).rejects.toThrow('damaged');
    expect(source.loaded.shard('small', 'train', 0)).toBeUndefined();
    files['small/train-00.bin'] = goodShard;
    expect((await source.load('small', 'train', 0)).count).toBe(3);
  });

  it('fails all who wait for it, and the next call asks again', async () => {
    const { readBytes, asked } = memory(set);
    const source = createImageSource({ readBytes });
    await source.info('small');
    const results = await Promise.allSettled([
      source.load('small', 'train', 0),
      source.load('small', 'train', 0),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(source.load('small', 'train', 0)).rejects.toThrow(DataError);
    expect(asked.filter((path) => path.endsWith('.bin'))).toHaveLength(2);
  });
});

describe('a set.json that is not what it should be', () => {
  const shard = { file: 'train-00.bin', count: 3, bytes: 9, sha256: '0' };
  it.each([
    ['is a web page', webPage, 'is not on the server (it sent a web page instead)'],
    ['is not JSON', encode('{"id": "sma'), 'is damaged: it is not JSON'],
    ['is a list', encode('[]'), 'the whole should be an object'],
    ['is of another set', setJson({ id: 'large' }), 'id should be "small"'],
    ['has no name', setJson({ name: '' }), 'name should be a text'],
    ['has a width that is not whole', setJson({ width: 1.5 }), 'width should be a whole number'],
    ['has a width of nothing', setJson({ width: 0 }), 'width should be a number of at least 1'],
    ['has no deviation', setJson({ deviation: null }), 'deviation should be a number'],
    ['has a class without a name', setJson({ classes: ['a', 2] }), 'classes[1] should be a text'],
    ['has no test shards', setJson({ test: [] }), 'test should be a list with something in it'],
    ['has a shard that is none', setJson({ train: [shard, 'x'] }), 'train[1] should be an object'],
    [
      'leads out of its folder',
      setJson({ train: [{ ...shard, file: '../x.bin' }] }),
      'train[0].file should be a name',
    ],
  ])('%s: the message says what', async (_, bytes, message) => {
    const source = createImageSource(memory({ 'small/set.json': bytes }));
    await expect(source.info('small')).rejects.toThrow(DataError);
    await expect(source.info('small')).rejects.toThrow(message);
  });

  it('can be had after a failure', async () => {
    const files: Record<string, Uint8Array> = {};
    const source = createImageSource(memory(files));
    await expect(source.load('small', 'train', 0)).rejects.toThrow('small/set.json is not here');
    Object.assign(files, set, { 'small/train-00.bin': goodShard });
    expect((await source.load('small', 'train', 0)).count).toBe(3);
  });
});
