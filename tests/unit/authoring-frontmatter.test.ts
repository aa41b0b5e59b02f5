import { describe, expect, test } from 'vitest';
import { head, lessonPath, mistakes } from './authoring-fixture.ts';

const without = (field: string) =>
  head
    .split('\n')
    .filter((line) => !line.startsWith(`${field}:`) && !(field === 'outcomes' && line.startsWith('  -')))
    .join('\n');

describe('frontmatter', () => {
  test.each([
    ['title', 'the name of the lesson, as text'],
    ['level', '"undergraduate" or "postgraduate"'],
    ['question', 'the one question the lesson answers, as text'],
    ['outcomes', 'a list, each line one thing the reader will be able to do'],
    ['needs', 'a list, each line the name of a lesson to read before ([] where there is none)'],
    ['minutes', 'a whole number of minutes from 1 to 240'],
  ])('without %s is a mistake that says what it should be', (field, expected) => {
    expect(mistakes({ [lessonPath]: without(field) })).toEqual([
      `${lessonPath}:1:1: frontmatter lacks "${field}": ${expected}.`,
    ]);
  });

  test('that is missing altogether lacks each field by name', () => {
    const told = mistakes({ [lessonPath]: 'Only words.\n' });
    expect(told).toHaveLength(6);
    for (const field of ['title', 'level', 'question', 'outcomes', 'needs', 'minutes'])
      expect(told).toContainEqual(expect.stringContaining(`:1:1: frontmatter lacks "${field}": `));
  });

  test('with a wrong value is told on its line what would be right', () => {
    const text = head.replace('minutes: 20', 'minutes: long').replace('level: undergraduate', 'level: easy');
    expect(mistakes({ [lessonPath]: text })).toEqual([
      `${lessonPath}:3:8: "level" in frontmatter must be "undergraduate" or "postgraduate".`,
      `${lessonPath}:8:10: "minutes" in frontmatter must be a whole number of minutes from 1 to 240.`,
    ]);
  });

  test('with a field that does not exist is told the nearest', () => {
    expect(mistakes({ [lessonPath]: head.replace('needs: []', 'needs: []\nminute: 3') })).toEqual([
      `${lessonPath}:8:1: frontmatter has no field "minute". Did you mean "minutes"? ` +
        'Its fields are: title, level, question, outcomes, needs, published, minutes.',
    ]);
  });

  test('that is not YAML is told where it stops being so', () => {
    const [first] = mistakes({ [lessonPath]: head.replace('title: The bend', 'title: [The bend') });
    expect(first).toMatch(new RegExp(`^${lessonPath}:3:1: not valid YAML: `));
  });
});
