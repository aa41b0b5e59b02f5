import { describe, expect, test } from 'vitest';
import { mistakesInLesson } from '../authoring-fixture.ts';

const solution = '<Solution>\nBecause.\n</Solution>';
/** The messages without their places. */
const said = (text: string) => mistakesInLesson(text).map((line) => line.replace(/^\S+ /, ''));

describe('an author is told of an exercise', () => {
  test('that has no solution to fold open', () => {
    expect(said('<Derive id="a">\nShow it.\n\n<Hint>Think.</Hint>\n</Derive>')).toEqual([
      '<Derive>: needs one <Solution>, the worked solution that folds open.',
    ]);
  });

  test('of a name that is taken', () => {
    const one = `<Derive id="a">\nShow it.\n\n<Hint>\nThink.\n</Hint>\n\n${solution}\n</Derive>`;
    expect(said(`${one}\n\n${one}`)).toEqual(['<Derive>: there is another exercise "a" in this lesson.']);
  });

  test('without a right option, and an option without a reply', () => {
    const options = '<Option>1 <Reply>No.</Reply></Option>\n<Option>2</Option>';
    expect(said(`<Choice id="a">\nWhich?\n\n${options}\n\n${solution}\n</Choice>`)).toEqual([
      '<Choice>: needs one <Option right>; it has 0.',
      '<Choice>: each <Option> needs one <Reply>: what to say to a reader who chose it.',
    ]);
  });

  test('that has nothing to say to a wrong number', () => {
    expect(
      said(
        `<NumberAnswer id="a" answer={2}>\nHow many?\n\n<Right>Two.</Right>\n\n${solution}\n</NumberAnswer>`,
      ),
    ).toEqual(['<NumberAnswer>: needs one <Slip> without a value: what to say to any other wrong number.']);
  });

  test('about a figure that is not in the lesson', () => {
    const parts = `<Right>Two.</Right>\n<Slip>Look again.</Slip>\n\n${solution}`;
    expect(
      said(
        `<Figure id="saturation" />\n\n<FigureAnswer id="a" figure="satration" from={1} to={2}>\nHow many?\n\n${parts}\n</FigureAnswer>`,
      ),
    ).toEqual([
      '<FigureAnswer>: figure "satration" is not in this lesson, so no reader could run it. Did you mean "saturation"? Figures here are: saturation.',
    ]);
  });

  test('of code without starter, tests or model', () => {
    expect(said(`<CodeCell id="a">\nWrite it.\n\n${solution}\n</CodeCell>`)).toEqual([
      '<CodeCell>: needs a fence ```js starter.',
      '<CodeCell>: needs a fence ```js tests.',
      '<CodeCell>: its <Solution> needs a fence with the model code.',
    ]);
  });
});
