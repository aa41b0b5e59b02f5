import { expect, test } from 'vitest';
import { mistakes } from './authoring-fixture.ts';

const event = (head: string, body = 'They named it [@nair2010].') => ({
  'content/timeline/2010-name.md': `---\n${head}\n---\n\n${body}\n`,
});
const right = 'year: 2010\nthread: functions\ntitle: A name\nworks:\n  - nair2010';
const claim = (head: string) => ({
  'content/errata/first.md': `---\nsubject: history\ntold: It is new.\nright: It is old.\nworks:\n  - nair2010\n${head}\n---\n\nSee [@nair2010].\n`,
});

test('an event and a correction that are right are let through', () => {
  expect(mistakes({ ...event(right), ...claim('lessons:\n  - bend\nfigures:\n  - saturation') })).toEqual([]);
});

test('an event’s names are looked up, and its mistakes have a line', () => {
  expect(mistakes(event(`${right}\nactivations:\n  - relo`))).toEqual([
    expect.stringMatching(
      /^content\/timeline\/2010-name\.md:8:5: "activations": unknown activation "relo"\. Did you mean "relu"/,
    ),
  ]);
  expect(mistakes(event(right.replace('functions', 'gossip')))).toEqual([
    expect.stringContaining('2010-name.md:3:9: "thread" in frontmatter must be "functions"'),
  ]);
});

test('an event rests on works that exist and that its text cites', () => {
  expect(mistakes(event(right, 'They named it.'))).toEqual([
    'content/timeline/2010-name.md:6:5: "works": the text does not cite [@nair2010].',
  ]);
  expect(mistakes(event(right, 'See [@nair2010], [@nair2011] and $\\fraq$.'))).toEqual([
    expect.stringContaining('2010-name.md:9:20: unknown citation "nair2011"'),
    expect.stringContaining('bad TeX: Undefined control sequence: \\fraq'),
  ]);
});

test('a correction may name a lesson that is off, and no lesson that does not exist', () => {
  expect(mistakes(claim('lessons:\n  - fold'))).toEqual([]);
  expect(mistakes(claim('lessons:\n  - bends'))).toEqual([
    expect.stringContaining(
      'content/errata/first.md:8:5: "lessons": unknown lesson "bends". Did you mean "bend"',
    ),
  ]);
});
