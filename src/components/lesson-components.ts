// Every component a lesson may use; pages pass them to a lesson's content, so lessons import nothing.
// To add one: its file beside this one, a line here, and what it takes in src/authoring/component-rules.ts.
import type { ComponentName } from '../authoring/component-rules.ts';
import Figure from './figure/Figure.astro';
import Fold from './Fold.astro';
import Lesson from './Lesson.astro';
import Note from './Note.astro';
import Term from './Term.astro';

export const lessonComponents = {
  Figure,
  Fold,
  Lesson,
  Note,
  Term,
} satisfies Record<ComponentName, unknown>;
