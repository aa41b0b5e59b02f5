import { describe, expect, test } from 'vitest';
import { head, lessonPath, mistakes, mistakesInLesson } from './authoring-fixture.ts';

test('a course without mistakes gives no problems', () => {
  expect(mistakes({})).toEqual([]);
});

describe('an author is told of', () => {
  test('an unknown figure, with the nearest name and all there are', () => {
    expect(mistakesInLesson('\n<Figure id="satration" />\n')).toEqual([
      `${lessonPath}:11:9: unknown figure "satration". Did you mean "saturation"? Figures are: plane-classifier, saturation.`,
    ]);
  });

  test('an unknown setting of a figure', () => {
    expect(mistakesInLesson('<Figure id="saturation" epoch={3} />')).toEqual([
      `${lessonPath}:10:25: figure "saturation" has no setting "epoch". Did you mean "epochs"? Its settings are: activation, epochs, log, spread.`,
    ]);
  });

  test('a value out of range', () => {
    expect(mistakesInLesson('<Figure id="saturation"\n  epochs={500} />')).toEqual([
      `${lessonPath}:11:3: figure "saturation": "epochs" is 500; it must be a whole number from 1 to 50.`,
    ]);
  });

  test('a value of the wrong type', () => {
    expect(mistakesInLesson('<Figure id="saturation" spread="wide" log={7} />')).toEqual([
      `${lessonPath}:10:25: figure "saturation": "spread" is "wide"; it must be a number from 0.5 to 3.`,
      `${lessonPath}:10:39: figure "saturation": "log" is 7; it must be true or false.`,
    ]);
  });

  test('a value that is not among the choices', () => {
    expect(mistakesInLesson('<Figure id="saturation" activation="relo" />')).toEqual([
      `${lessonPath}:10:25: figure "saturation": "activation" is "relo"; it must be one of "relu", "tanh".`,
    ]);
  });

  test('a value that is calculated, since it could not be judged', () => {
    expect(mistakesInLesson('<Figure id="saturation" epochs={6 * 2} />')).toEqual([
      `${lessonPath}:10:25: figure "saturation": "epochs" must be a plain value such as {12}, "relu" or {true}, not a calculation.`,
    ]);
  });

  test('a figure without an id, and attributes that are spread', () => {
    expect(mistakesInLesson('<Figure {...all} />')).toEqual([
      `${lessonPath}:10:1: <Figure>: write each attribute out; {...} cannot be checked.`,
      `${lessonPath}:10:1: <Figure> lacks "id".`,
    ]);
  });

  test('an unknown citation, wherever it stands among others', () => {
    expect(mistakesInLesson('Units were named later [@nair2010; @nair2011].')).toEqual([
      `${lessonPath}:10:37: unknown citation "nair2011". Did you mean "nair2010"? Works are files in content/papers, named by their key.`,
    ]);
  });

  test('a citation that is not written as one', () => {
    expect(mistakesInLesson('So it was [@nair2010 and others].')).toEqual([
      `${lessonPath}:10:11: not a citation. Write [@nair2010], [@nair2010; @he2015] or [@he2015, section 2].`,
    ]);
  });

  test('an unknown term', () => {
    expect(mistakesInLesson('A <Term id="kinks">kink</Term>.')).toEqual([
      `${lessonPath}:10:9: unknown term "kinks". Did you mean "kink"? Terms are files in content/glossary: kink.`,
    ]);
  });

  test('a link to an unknown lesson, or to one in a part that is off', () => {
    expect(mistakesInLesson('<Lesson id="bent" /> and <Lesson id="fold" />')).toEqual([
      `${lessonPath}:10:9: unknown lesson "bent". Did you mean "bend"? Lessons are: bend.`,
      `${lessonPath}:10:34: lesson "fold" is in a part that is off in content/course.yaml; a link would lead nowhere.`,
    ]);
  });

  test('an unknown lesson among those it needs', () => {
    expect(mistakes({ [lessonPath]: head.replace('needs: []', 'needs: [bent]') })).toEqual([
      `${lessonPath}:7:9: "needs": unknown lesson "bent". Did you mean "bend"? Lessons are: bend.`,
    ]);
  });

  test('an unknown component', () => {
    expect(mistakesInLesson('<Figur id="saturation" />')).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${lessonPath}:10:1: unknown component <Figur>\\. Did you mean "Figure"\\? Components are: .*Fold, `,
        ),
      ),
    ]);
  });

  test('an attribute that a component does not have', () => {
    expect(mistakesInLesson('<Fold titel="Why?">Because.</Fold>')).toEqual([
      `${lessonPath}:10:1: <Fold> lacks "title".`,
      `${lessonPath}:10:7: <Fold> has no attribute "titel". Did you mean "title"? Its attributes are: open, title.`,
    ]);
  });

  test('a component that is not closed', () => {
    expect(mistakesInLesson('<Fold title="Why?">\n\nBecause.\n')).toEqual([
      `${lessonPath}:10:1: not valid MDX: Expected a closing tag for \`<Fold>\` (10:1-10:20)`,
    ]);
  });

  test('bad TeX in a sentence, at the place where it goes wrong', () => {
    expect(mistakesInLesson('The slope is $\\fraq{1}{2}$.')).toEqual([
      `${lessonPath}:10:15: bad TeX: Undefined control sequence: \\fraq.`,
    ]);
  });

  test('bad TeX on its own, lines down in the formula', () => {
    expect(mistakesInLesson('$$\n1 + 1\n= \\oops\n$$')).toEqual([
      `${lessonPath}:12:3: bad TeX: Undefined control sequence: \\oops.`,
    ]);
  });

  test('a number beside a formula that stands in a sentence, with how to set it apart', () => {
    expect(mistakesInLesson('$$x \\tag{1}$$')).toEqual([
      `${lessonPath}:10:3: bad TeX: \\tag works only in display equations. A formula on its own needs $$ on a line before it and on a line after it.`,
    ]);
  });

  test('bad TeX inside a \\tag', () => {
    expect(mistakesInLesson('$$\nx \\tag{\\oops}\n$$')).toEqual([
      `${lessonPath}:11:8: bad TeX: Undefined control sequence: \\oops.`,
    ]);
  });
});

test('HTML, components that a lesson imports, and code are left alone', () => {
  const body =
    "import Own from './own.astro';\n\n<Own any={1 + 1} /> <em>and</em> `[@nobody]` and `$\\oops$`.\n";
  expect(mistakesInLesson(body)).toEqual([]);
});

describe('of numbers and controls in the prose an author is told', () => {
  const figure = '<Figure id="saturation" />\n\n';

  test('nothing while they name what there is', () => {
    expect(
      mistakesInLesson(
        `${figure}<Value of="saturation" reads="share" digits={2} atMost={1 / 2} /> of <Computed of="all" /> with\n` +
          '<Control of="saturation" name="spread" />, <Value of="plane-classifier" reads="right" at={{}} format="percent" />.',
      ),
    ).toEqual([]);
  });

  test('of an unknown figure, and of one that is not in the lesson', () => {
    expect(
      mistakesInLesson('A <Value of="satration" reads="share" />, <Value of="saturation" reads="share" />.'),
    ).toEqual([
      `${lessonPath}:10:10: unknown figure "satration". Did you mean "saturation"? Figures are: plane-classifier, saturation.`,
      `${lessonPath}:10:50: <Value>: figure "saturation" does not stand in this lesson. Put it there, or say at which settings: at={{ … }}; at={{}} are its defaults.`,
    ]);
  });

  test('of an unknown control, and of one that no sentence can hold', () => {
    expect(mistakesInLesson(`${figure}<Control of="saturation" name="spred" />`)).toEqual([
      `${lessonPath}:12:26: figure "saturation" has no control "spred". Did you mean "spread"? Its controls are: activation, epochs, log, spread.`,
    ]);
  });

  test('of settings that are wrong or calculated', () => {
    expect(
      mistakesInLesson('<Value of="saturation" reads="share" at={{ epochs: 500, spred: 1 }} />'),
    ).toEqual([
      `${lessonPath}:10:38: figure "saturation": "epochs" is 500; it must be a whole number from 1 to 50.`,
      `${lessonPath}:10:38: figure "saturation" has no setting "spred". Did you mean "spread"? Its settings are: activation, epochs, log, spread.`,
    ]);
    expect(mistakesInLesson('<Value of="saturation" reads="share" at={{ epochs: 2 * 3 }} />')).toEqual([
      `${lessonPath}:10:38: <Value>: "at" must be plain settings such as at={{ depth: 20 }}.`,
    ]);
  });

  test('of a format there is not', () => {
    expect(mistakesInLesson('<Value of="saturation" reads="share" at={{}} format="percentage" />')).toEqual([
      `${lessonPath}:10:46: <Value>: "format" must be one of "plain", "significant", "fixed", "percent", "count".`,
    ]);
  });
});
