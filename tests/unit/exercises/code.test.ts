import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../src/components/code/read-message.ts';
import { printed, runCells, runInNode, tested } from './run-in-node.ts';

const said = (code: string, tests: string) => tested(runInNode(code, tests)).map(({ text }) => text);

describe('a code cell', () => {
  test('says of each test what it found', () => {
    const tests = "gives('twice(2)', () => twice(2), 4);gives('twice(-1)', () => twice(-1), -2);";
    expect(said('function twice(x) { return x * x; }', tests)).toEqual([
      'twice(2) is 4.',
      'twice(-1) should be −2; yours gives 1.',
    ]);
  });

  test('suspects a missing return where nothing came back', () => {
    expect(said('function f() {}', "gives('f()', () => f(), 1);")).toEqual([
      'f() should be 1; yours gives nothing: is a return missing?',
    ]);
  });

  test('tells the error of a test and goes on to the next', () => {
    expect(said('const f = 1;', "gives('g()', () => g(), 1);gives('f', () => f, 1);")).toEqual([
      'g() stops with an error: g is not defined.',
      'f is 1.',
    ]);
  });

  test('compares lists number by number, within a tolerance', () => {
    expect(said('', "gives('a', () => [0.1 + 0.2, 1], [0.3, 1]);")).toEqual(['a is [0.3, 1].']);
    expect(said('', "gives('b', () => new Float32Array([1, 2]), [1, 3]);")).toEqual([
      'b should be [1, 3]; yours gives [1, 2].',
    ]);
    expect(said('', "gives('c', () => [1], [1, 1]);")[0]).toContain('should be');
    expect(said('', "gives('d', () => 1.004, 1, 0.01);")).toEqual(['d is 1.']);
  });

  test('never takes NaN for a number, but for NaN', () => {
    expect(said('', "gives('a', () => NaN, 0);gives('b', () => NaN, NaN);")).toEqual([
      'a should be 0; yours gives NaN.',
      'b is NaN.',
    ]);
  });

  test('prints what the reader prints, and not endlessly', () => {
    const lines = printed(runInNode('for (let i = 0; i < 1000; i++) console.log("line", i, [i]);'));
    expect(lines[0]).toBe('line 0 [0]');
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toBe('… and more than 200 lines, which are left out.');
  });

  test('is TypeScript, whose types are gone and whose lines stay', async () => {
    const { messages, placeOf } = runCells([
      'interface P {\n  x: number;\n}\nconst p: P = { x: 1 };\nconsole.log(p.x satisfies number);',
      'const y = p.x as number;\nmissing(y);',
    ]);
    expect(printed(messages)).toEqual(['1']);
    await Promise.resolve();
    await Promise.resolve();
    const failed = messages.find(({ kind }) => kind === 'failed');
    expect(failed).toMatchObject({ message: 'ReferenceError: missing is not defined' });
    const line = failed?.kind === 'failed' ? failed.line : undefined;
    expect(placeOf(line ?? 0)).toEqual({ cell: 1, line: 2 });
  });

  test('says in which cell and line it is no TypeScript', () => {
    expect(() => runCells(['const a = 1;', 'let b;\nconst c = = 2;'])).toThrow(
      expect.objectContaining({ place: { cell: 1, line: 2 } }),
    );
  });

  test('imports the engine, and nothing else', async () => {
    const code =
      "import { activations, mean } from 'rectified';\nconsole.log(activations.relu.f(-1, {}), mean([1, 3]));";
    expect(printed(runInNode(code))).toEqual(['0 2']);
    const messages = runInNode("import fs from 'fs';\nfs;");
    await Promise.resolve();
    await Promise.resolve();
    expect(messages.at(-1)).toMatchObject({
      kind: 'failed',
      message: 'Error: There is no module "fs" here. The course\u2019s own is "rectified".'.replace(
        '\u2019',
        "'",
      ),
    });
  });

  test('shows tables, formulas and charts as data, functions of a channel computed', () => {
    const outputs = runInNode(
      "table([{ x: 1, y: 'a' }, { x: 2 }]);tex('x^2');Plot.plot({ y: { label: 'f' }, marks: [Plot.dot([1, 2], { x: (d) => 2 * d, r: 3 })] });",
    ).flatMap((message) => (message.kind === 'output' ? [message.output] : []));
    expect(outputs).toEqual([
      {
        kind: 'table',
        columns: ['x', 'y'],
        rows: [
          ['1', 'a'],
          ['2', ''],
        ],
      },
      { kind: 'tex', tex: 'x^2' },
      {
        kind: 'plot',
        plot: {
          options: { y: { label: 'f' } },
          marks: [{ mark: 'dot', data: [1, 2], options: { x: [2, 4], r: 3 } }],
        },
      },
    ]);
  });

  test('has a bound on the memory of its arrays', async () => {
    const messages = runInNode('new Float64Array(1e6); new Float64Array(1e9);');
    await Promise.resolve();
    await Promise.resolve();
    expect(messages.at(-1)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('1024 MB') as string,
    });
  });

  test('does not let a misspelt variable become a new one', async () => {
    const messages = runInNode('total = 1;');
    await Promise.resolve();
    await Promise.resolve();
    expect(messages.at(-1)).toMatchObject({ message: 'ReferenceError: total is not defined' });
  });
});

describe('what comes out of a sandbox', () => {
  test('is taken for what it says only in the right shape, and cut to a bearable size', () => {
    expect(readMessage('done')).toBeUndefined();
    expect(readMessage({ kind: 'evil' })).toBeUndefined();
    expect(readMessage({ kind: 'output', output: { kind: 'html', html: '<b>' } })).toBeUndefined();
    expect(
      readMessage({ kind: 'output', output: { kind: 'pixels', width: 9, height: 9, data: [] } }),
    ).toBeUndefined();
    const long = readMessage({ kind: 'output', output: { kind: 'text', text: 'x'.repeat(1e6) } });
    expect(long?.kind === 'output' && long.output.kind === 'text' && long.output.text.length).toBe(20_000);
    const table = readMessage({
      kind: 'output',
      output: { kind: 'table', columns: 'no', rows: [['a', {}], 3] },
    });
    expect(table).toEqual({ kind: 'output', output: { kind: 'table', columns: [], rows: [['a', ''], []] } });
  });
});
