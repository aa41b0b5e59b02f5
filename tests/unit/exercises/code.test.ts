import { describe, expect, test } from 'vitest';
import { scriptOf } from '../../../src/components/exercises/code-harness.ts';
import { runInNode, tested } from './run-in-node.ts';

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
    const printed = runInNode('for (let i = 0; i < 1000; i++) console.log("line", i, [i]);', '').filter(
      ({ kind }) => kind === 'printed',
    );
    expect(printed[0]).toEqual({ kind: 'printed', text: 'line 0 [0]' });
    expect(printed).toHaveLength(201);
    expect(printed.at(-1)).toEqual({
      kind: 'printed',
      text: '… and more than 200 lines, which are left out.',
    });
  });

  test('does not let a misspelt variable become a new one', () => {
    expect(() => runInNode('total = 1;', '')).toThrow('total is not defined');
  });

  test('knows where the reader’s first line stands', () => {
    const { script, before } = scriptOf('const first = 1;', '');
    expect(script.split('\n')[before]).toBe('const first = 1;');
  });
});
