import { describe, expect, test } from 'vitest';
import { lessonCells } from '../../../src/authoring/lesson-cells.ts';
import {
  fromLink,
  longestLink,
  readNotebook,
  toJupyter,
  toLink,
  writeNotebook,
} from '../../../src/components/code/notebook-file.ts';
import { runWhole } from './run-in-node.ts';
import { createRandom } from '../../../src/numerics/random.ts';

const cells = [{ code: 'const a = “é”;' }, { code: 'relu', twin: 'import torch\nprint(torch.relu)' }];

describe('a notebook', () => {
  test('comes back from a file and from a link as it was', async () => {
    expect(readNotebook(JSON.parse(writeNotebook(cells)))).toEqual(cells);
    const link = await toLink(cells);
    expect(link).toMatch(/^[\w-]+$/);
    expect(await fromLink(link)).toEqual(cells);
  });

  test.each([
    [null, 'no notebook'],
    [{ format: 'other' }, 'no notebook'],
    [{ format: 'rectified-notebook', cells: [] }, '1 to 100'],
    [{ format: 'rectified-notebook', cells: [{ code: 3 }] }, 'no code'],
    [{ format: 'rectified-notebook', cells: [{ code: 'x'.repeat(100_001) }] }, 'longer than'],
  ])('that is none, or too large, is refused: %#', (data, message) =>
    expect(() => readNotebook(data)).toThrow(message),
  );

  test('from a link that is cut, forged or a bomb is refused', async () => {
    const link = await toLink(cells);
    await expect(fromLink(link.slice(0, -5))).rejects.toThrow('not whole');
    await expect(fromLink('<script>')).rejects.toThrow('not whole');
    await expect(fromLink('A'.repeat(longestLink + 1))).rejects.toThrow('not whole');
    const zeros = new Blob([new Uint8Array(5e6)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bomb = Buffer.from(await new Response(zeros).arrayBuffer()).toString('base64url');
    expect(bomb.length).toBeLessThan(longestLink);
    await expect(fromLink(bomb)).rejects.toThrow('not whole');
  });

  test('too long for a link says so', async () => {
    const random = createRandom(1);
    const noise = Array.from({ length: 9000 }, () => String.fromCharCode(33 + random.integer(90))).join('');
    await expect(toLink([{ code: noise }])).rejects.toThrow('too long for a link');
  });

  test('becomes a Jupyter notebook whose code is the PyTorch twin', () => {
    const made: unknown = JSON.parse(toJupyter(cells));
    expect(made).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3' } },
      cells: [
        { cell_type: 'markdown', id: 'cell-1' },
        {
          cell_type: 'code',
          id: 'cell-2',
          outputs: [],
          execution_count: null,
          source: ['import torch\n', 'print(torch.relu)'],
        },
      ],
    });
  });

  test('says in Jupyter where the code is not any more what its twin is one of', () => {
    const changed = [{ code: 'relu(3)', twin: 'torch.relu(x)', twinOf: 'relu(2)' }];
    expect(readNotebook(JSON.parse(writeNotebook(changed)))).toEqual(changed);
    expect(JSON.parse(toJupyter(changed))).toMatchObject({
      cells: [
        { cell_type: 'markdown', source: expect.arrayContaining(['relu(3)\n']) as string[] },
        { cell_type: 'code', source: ['torch.relu(x)'] },
      ],
    });
  });

  test('can start from the cells of each lesson', () => {
    const found = lessonCells(process.cwd());
    expect(found.get('max-0-x')?.length).toBeGreaterThan(0);
    for (const own of found.values())
      expect(() => readNotebook({ format: 'rectified-notebook', cells: own })).not.toThrow();
  });

  test.each([...lessonCells(process.cwd())])('runs all cells of %s, one after the other', (_, own) => {
    const { messages } = runWhole(own.map(({ code }) => code));
    expect(messages.filter(({ kind }) => kind === 'failed')).toEqual([]);
    expect(messages.at(-1)).toMatchObject({ kind: 'done' });
  });
});
