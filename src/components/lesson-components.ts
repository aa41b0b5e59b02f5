// Every component a lesson may use; pages pass them to a lesson's content, so lessons import nothing.
// To add one: its file beside this one, a line here, and what it takes in src/authoring/component-rules.ts.
import type { ComponentName } from '../authoring/component-rules.ts';
import Cell from './code/Cell.astro';
import Eq from './Eq.astro';
import Choice from './exercises/Choice.astro';
import CodeCell from './exercises/CodeCell.astro';
import Derive from './exercises/Derive.astro';
import Drawn from './exercises/Drawn.astro';
import FigureAnswer from './exercises/FigureAnswer.astro';
import Formula from './exercises/Formula.astro';
import Graph from './exercises/Graph.astro';
import Hint from './exercises/Hint.astro';
import NumberAnswer from './exercises/NumberAnswer.astro';
import Option from './exercises/Option.astro';
import Order from './exercises/Order.astro';
import Reply from './exercises/Reply.astro';
import Right from './exercises/Right.astro';
import Slip from './exercises/Slip.astro';
import Solution from './exercises/Solution.astro';
import Step from './exercises/Step.astro';
import Computed from './figure/Computed.astro';
import Figure from './figure/Figure.astro';
import Control from './figure/ProseControl.astro';
import Value from './figure/Value.astro';
import Fold from './Fold.astro';
import Keep from './Keep.astro';
import Lesson from './Lesson.astro';
import Note from './Note.astro';
import AnswersHead from './instructor/AnswersHead.astro';
import Passage from './instructor/Passage.astro';
import TeachIt from './instructor/TeachIt.astro';
import Term from './Term.astro';
import Where from './Where.astro';

const named = {
  Cell,
  Choice,
  CodeCell,
  Computed,
  Control,
  Derive,
  Eq,
  Drawn,
  Figure,
  FigureAnswer,
  Fold,
  Formula,
  Graph,
  Hint,
  Keep,
  Lesson,
  Note,
  NumberAnswer,
  Option,
  Order,
  Reply,
  Right,
  Slip,
  Solution,
  Step,
  TeachIt,
  Term,
  Value,
  Where,
} satisfies Record<ComponentName, unknown>;

/** The last two are put in by the build, not by authors: see remark-instructor.ts. */
export const lessonComponents = { ...named, AnswersHead, Passage };
