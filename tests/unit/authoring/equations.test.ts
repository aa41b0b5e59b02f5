import { describe, expect, it } from 'vitest';
import { VFile } from 'vfile';
import { parseText } from '../../../src/authoring/lesson-tree.ts';
import { remarkEquations } from '../../../src/authoring/remark-equations.ts';
import { readCourse } from '../../../src/authoring/course.ts';
import { mistakesInLesson } from '../authoring-fixture.ts';

const formula = (tex: string) => `$$\n${tex}\n$$\n`;
const path = 'content/lessons/undergraduate/max-0-x.mdx';

function equations(text: string) {
  const parsed = parseText(path, text);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  remarkEquations(() => readCourse(process.cwd()))()(parsed.tree, new VFile({ path }));
  return parsed.tree.children;
}

describe('formulas that are referred to', () => {
  const lesson = readCourse(process.cwd()).lessons.find(({ slug }) => slug === 'max-0-x')?.number;

  it('are numbered by lesson and place, and others are not', () => {
    const text = `By <Eq id="chain" />.\n\n${formula('a = b')}\n${formula('x \\label{unused}')}\n${formula('c = d \\label{chain}')}`;
    const shown = JSON.stringify(equations(text));
    expect(shown).toContain(`"value":"c = d \\\\tag{${lesson}.1}"`);
    expect(shown).toContain('"value":"eq-chain"');
    expect(shown).toContain('"value":"x"');
    expect(shown.match(/tag\{/g)).toHaveLength(2);
    expect(shown).toContain(`"name":"number","value":"${lesson}.1"`);
  });

  it('are counted in the order in which they stand, not in that of the references', () => {
    const text = `<Eq id="b" /> and <Eq id="a" />.\n\n${formula('a \\label{a}')}\n${formula('b \\label{b}')}`;
    const shown = JSON.stringify(equations(text));
    expect(shown).toContain(`a \\\\tag{${lesson}.1}`);
    expect(shown).toContain(`b \\\\tag{${lesson}.2}`);
  });
});

describe('a lesson is refused', () => {
  it('where a reference leads nowhere, with the labels there are', () => {
    const text = `By <Eq id="chian" />.\n\n${formula('c = d \\label{chain}')}`;
    expect(mistakesInLesson(text)).toEqual([
      expect.stringContaining('no displayed formula is labelled "chian". Did you mean "chain"?'),
    ]);
  });

  it('where two formulas have one label, or a label is no name', () => {
    const twice = `${formula('c \\label{a}')}\n${formula('d \\label{a}')}`;
    expect(mistakesInLesson(twice)).toEqual([expect.stringContaining('names another formula already')]);
    expect(mistakesInLesson(formula('c \\label{A b}'))).toEqual([
      expect.stringContaining('small letters, digits and hyphens'),
    ]);
  });

  it('where bad TeX stands behind a label, at the right place', () => {
    expect(mistakesInLesson(formula('\\label{a} \\fraq'))).toEqual([expect.stringContaining('\\fraq')]);
  });
});
