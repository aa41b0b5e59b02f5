import { describe, expect, it } from 'vitest';
import { outputAtBuild } from '../../../src/components/code/output-at-build.ts';
import { mistakesInLesson } from '../authoring-fixture.ts';

const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\`\n`;
const cell = (...inside: string[]) => `<Cell id="a">\n\n${inside.join('\n')}\n</Cell>\n`;
const code = fence('ts code', 'console.log(1);');

describe('a cell of a lesson', () => {
  it('is code, with a twin or without', () => {
    expect(mistakesInLesson(cell(code))).toEqual([]);
    expect(mistakesInLesson(cell(code, fence('py twin', 'print(1)')))).toEqual([]);
  });

  it.each([
    [
      'without code',
      cell(fence('py twin', 'print(1)')),
      /:10:1: <Cell>: needs one fence ```ts code; it has 0/,
    ],
    ['with words in it', cell('Words.\n', code), /:12:1: <Cell>: holds a fence/],
    ['with a fence of no name', cell(code, fence('ts', 'x')), /:16:1: <Cell>: holds a fence/],
    ['whose name another has', `${cell(code)}\n${cell(code)}`, /:18:1: <Cell>: there is another cell "a"/],
  ])('%s is refused, with its line', (_, body, message) => {
    expect(mistakesInLesson(body)).toEqual([expect.stringMatching(message)]);
  });
});

describe('what a cell shows when the site is built', () => {
  it('is text and tables of what it computes with the engine, as text and never as markup', async () => {
    const shown = await outputAtBuild(
      "import { mean } from 'rectified';\nconsole.log(mean([1, 2]) as number, '<b>');\ntable([{ x: 1 }]);",
    );
    expect(shown).toBe(
      '<pre>1.5 &lt;b&gt;</pre><table><thead><tr><th>x</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    );
  });

  it('waits for what the code awaits', async () => {
    const asked =
      "import { findExperiment } from 'rectified';\nconsole.log((await findExperiment('xor-odds')).id);";
    expect(await outputAtBuild(asked)).toBe('<pre>xor-odds</pre>');
  });

  it.each([
    ['const a = 1;\nmissing(a);', 'line 2 of its code: ReferenceError: missing is not defined'],
    ['const a = 1;\n\nconst b = = 2;', 'line 3 of its code:'],
    ['await new Promise(() => {});', 'never comes when the site is built'],
  ])('is refused where it fails, with its line: %j', async (text, message) => {
    await expect(outputAtBuild(text)).rejects.toThrow(message);
  });
});
