import { describe, expect, test } from 'vitest';
import { readCourse } from '../../src/authoring/course.ts';
import { course, head, lessonPath, mistakes, paper, withCourse } from './authoring-fixture.ts';

const yaml = 'content/course.yaml';

describe('course.yaml and the files of lessons must agree:', () => {
  test('a lesson missing from course.yaml', () => {
    expect(mistakes({ 'content/lessons/undergraduate/crease.mdx': head })).toEqual([
      'content/lessons/undergraduate/crease.mdx:1:1: lesson "crease" is missing from content/course.yaml. ' +
        'Add "- crease" to the lessons of a part, where it is taught.',
    ]);
  });

  test('one named there and missing', () => {
    expect(mistakes({ [yaml]: course.replace('- bend', '- bend\n      - fald') })).toEqual([
      `${yaml}:13:9: names lesson "fald", but there is no content/lessons/undergraduate/fald.mdx. ` +
        'Did you mean "fold"? Lessons are: bend, fold.',
    ]);
  });

  test('two lessons with one name', () => {
    expect(mistakes({ 'content/lessons/postgraduate/bend.mdx': head })).toEqual([
      `${lessonPath}:1:1: a second lesson named "bend"; the other is content/lessons/postgraduate/bend.mdx. ` +
        'Rename one of the files.',
    ]);
  });

  test('a lesson named twice', () => {
    expect(mistakes({ [yaml]: course.replace('- fold', '- fold\n      - bend') })).toEqual([
      `${yaml}:19:9: names lesson "bend" a second time; it is in part "undergraduate" already.`,
    ]);
  });

  test('two parts with one id', () => {
    expect(mistakes({ [yaml]: course.replace('id: postgraduate', 'id: undergraduate') })).toEqual([
      `${yaml}:13:9: a second part with the id "undergraduate"; each needs its own.`,
    ]);
  });

  test('a file name that could not be an address', () => {
    expect(
      mistakes({
        [yaml]: course.replace('- fold', '- Fold it'),
        'content/lessons/postgraduate/fold.mdx': null,
        'content/lessons/postgraduate/Fold it.mdx': head,
      }),
    ).toEqual([
      "content/lessons/postgraduate/Fold it.mdx:1:1: a lesson's file name is its address: small letters, digits and hyphens, such as max-0-x.mdx.",
    ]);
  });
});

describe('a malformed file is told where:', () => {
  test('course.yaml that is not YAML', () => {
    const [first] = mistakes({ [yaml]: course.replace('authors:', 'authors: [') });
    expect(first).toMatch(/^content\/course\.yaml:\d+:\d+: not valid YAML: /);
  });

  test('course.yaml with fields missing, misspelt or wrong', () => {
    const text = course
      .replace('language: en\n', 'langauge: en\n')
      .replace('on: true', 'on: maybe')
      .replace('title: Part two', 'name: Part two');
    expect(mistakes({ [yaml]: text })).toEqual([
      `${yaml}:1:1: course.yaml lacks "language": a language code such as en.`,
      `${yaml}:10:9: "parts[0].on" in course.yaml must be true or false.`,
      `${yaml}:13:5: course.yaml lacks "parts[1].title": the title of the part.`,
      `${yaml}:14:5: course.yaml has no field "name".`,
      `${yaml}:5:1: course.yaml has no field "langauge". Did you mean "language"? Its fields are: title, description, authors, language, instructor, site, repository, parts.`,
    ]);
  });

  test('course.yaml that is not there', () => {
    expect(mistakes({ [yaml]: null })).toEqual([
      `${yaml}:1:1: is missing. It names the title, authors and parts of the course; see CONTRIBUTING.md.`,
    ]);
  });

  test('a paper with a wrong field', () => {
    const text = JSON.stringify({ ...paper, URL: 'nowhere', note: 'seen' }, null, 2);
    expect(mistakes({ 'content/papers/nair2010.json': text })).toEqual([
      'content/papers/nair2010.json:24:10: "URL" in paper must be a full address such as "https://arxiv.org/abs/1502.01852".',
      'content/papers/nair2010.json:25:11: "note" in paper must be "checked", "checked in part" or "unchecked": how far this entry was compared with the work.',
    ]);
  });

  test('a paper whose key is not its file name', () => {
    const text = JSON.stringify({ ...paper, id: 'nair' }, null, 2);
    expect(mistakes({ 'content/papers/nair2010.json': text })).toEqual([
      'content/papers/nair2010.json:2:9: "id" is "nair", but the file is nair2010.json; they must be the same.',
    ]);
  });

  test('a paper that is not JSON', () => {
    const text = '{ "id": "nair2010",\n  "title": "x", }\n';
    expect(mistakes({ 'content/papers/nair2010.json': text })).toEqual([
      'content/papers/nair2010.json:2:17: not valid JSON: Expected double-quoted property name.',
    ]);
  });

  test('a term without a definition, without a name, with two paragraphs, with bad TeX', () => {
    const file = 'content/glossary/kink.md';
    const say = (text: string) => mistakes({ [file]: text });
    expect(say('---\nterm: kink\n---\n')).toEqual([
      `${file}:4:1: has no definition. Write one or two sentences below the frontmatter.`,
    ]);
    expect(say('A point.\n')).toEqual([
      `${file}:1:1: frontmatter lacks "term": the term as it stands in a sentence.`,
    ]);
    expect(say('---\nterm: kink\n---\n\nA point.\n\nAnother.\n')).toEqual([
      `${file}:5:1: the definition must be one paragraph: it opens inside a sentence.`,
    ]);
    expect(say('---\nterm: kink\n---\n\nOf $\\oops$.\n')).toEqual([
      `${file}:5:5: bad TeX: Undefined control sequence: \\oops.`,
    ]);
  });
});

describe('the course that pages read', () => {
  const bothOn = course.replace('on: false', 'on: true');

  test('has the parts that are on, with lessons numbered inside their part', () => {
    const only = withCourse({}, readCourse);
    expect(only.parts.map(({ id }) => id)).toEqual(['undergraduate']);
    expect(only.lessons).toHaveLength(1);
    expect(only.lessons[0]).toMatchObject({
      slug: 'bend',
      number: 1,
      total: 1,
      part: { number: 1, title: 'Part one' },
    });
    expect(only.lessons[0]).not.toHaveProperty('next');
  });

  test('leads from the last lesson of a part to the first of the next', () => {
    const { lessons } = withCourse({ [yaml]: bothOn }, readCourse);
    expect(lessons[0]?.next).toEqual({ slug: 'fold', title: 'The fold' });
    expect(lessons[1]?.previous).toEqual({ slug: 'bend', title: 'The bend' });
    expect(lessons[1]).toMatchObject({ number: 1, part: { number: 2 } });
  });

  test('is refused with file and line where it is malformed', () => {
    expect(() => withCourse({ [yaml]: bothOn.replace('language: en\n', '') }, readCourse)).toThrow(
      `${yaml}:1:1: course.yaml lacks "language": a language code such as en.`,
    );
  });
});
