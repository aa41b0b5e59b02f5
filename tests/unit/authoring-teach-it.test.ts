import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/authoring/lesson-tree.ts';
import { remarkInstructor } from '../../src/authoring/remark-instructor.ts';
import { course, mistakes, mistakesInLesson } from './authoring-fixture.ts';

/** What stands where at the top of a lesson: names of components and kinds of text. */
function order(text: string): string[] {
  const parsed = parseText('content/lessons/undergraduate/bend.mdx', text);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  remarkInstructor()(parsed.tree, new VFile({ path: 'lesson.mdx' }));
  return parsed.tree.children.map((node) => ('name' in node ? String(node.name) : node.type));
}

const exercise =
  '<Derive id="a">\nShow it.\n\n<Hint>Think.</Hint>\n\n<Solution>\nSo.\n</Solution>\n</Derive>';

describe('a note for teaching', () => {
  test('comes before the answers, and prose between exercises can be left out', () => {
    const text = `One.\n\nTwo.\n\n${exercise}\n\nThree.\n\n<TeachIt>\nAsk.\n</TeachIt>`;
    expect(order(text)).toEqual(['TeachIt', 'AnswersHead', 'Passage', 'Derive', 'Passage']);
  });

  test('an exercise inside a fold stays on the instructor’s page', () => {
    expect(order(`One.\n\n<Fold title="More">\n\n${exercise}\n\n</Fold>`)).toEqual([
      'AnswersHead',
      'Passage',
      'Fold',
    ]);
  });

  test('is one, stands alone and has small headings', () => {
    expect(mistakesInLesson('<TeachIt>\n### Board\n\nAsk.\n</TeachIt>')).toEqual([]);
    expect(mistakesInLesson('<TeachIt>\nAsk.\n</TeachIt>\n\n<TeachIt>\n## Board\n</TeachIt>')).toEqual([
      'content/lessons/undergraduate/bend.mdx:14:1: <TeachIt>: a lesson has one; put both notes into one.',
      'content/lessons/undergraduate/bend.mdx:15:1: <TeachIt>: headings in it start at ###.',
    ]);
    expect(mistakesInLesson('<Fold title="Why?">\n<TeachIt>\nAsk.\n</TeachIt>\n</Fold>')).toEqual([
      'content/lessons/undergraduate/bend.mdx:11:1: <TeachIt>: must not stand inside another component.',
    ]);
  });

  test('course.yaml says whether instructors have pages, and nothing but true or false', () => {
    expect(mistakes({ 'content/course.yaml': `instructor: false\n${course}` })).toEqual([]);
    expect(mistakes({ 'content/course.yaml': `instructor: maybe\n${course}` })).toEqual([
      'content/course.yaml:1:13: "instructor" in course.yaml must be true or false.',
    ]);
  });
});
