// The components a lesson may use without importing them, and what each takes. This is what the author checks
// know; src/components/lesson-components.ts holds the components themselves and does not compile unless both agree.

export interface ComponentRule {
  readonly required: readonly string[];
  /** `any` where the component or its own check judges: a figure's settings, an exercise's parts. */
  readonly optional: readonly string[] | 'any';
  /** Numbered, and judged or compared with a solution: see check-exercises.ts. */
  readonly exercise?: true;
}

export const componentRules = {
  Figure: { required: ['id'], optional: 'any' },
  Term: { required: ['id'], optional: [] },
  Lesson: { required: ['id'], optional: [] },
  Eq: { required: ['id'], optional: [] },
  Where: { required: [], optional: ['throughout'] },
  Note: { required: [], optional: ['tall'] },
  Fold: { required: ['title'], optional: ['open'] },
  Keep: { required: [], optional: [] },
  // Numbers in the prose, and a figure's control among them: see check-prose.ts.
  Value: {
    required: ['of', 'reads'],
    optional: ['at', 'digits', 'format', 'unit', 'atLeast', 'atMost'],
  },
  Computed: { required: ['of'], optional: [] },
  Control: { required: ['of', 'name'], optional: [] },
  TeachIt: { required: [], optional: [] },
  // Code to change and run: see check-cells.ts.
  Cell: { required: ['id'], optional: [] },
  // Exercises, and the parts they are made of.
  Choice: { required: ['id'], optional: ['short'], exercise: true },
  NumberAnswer: { required: ['id', 'answer'], optional: ['within', 'unit', 'numbers'], exercise: true },
  FigureAnswer: {
    required: ['id', 'figure'],
    optional: ['from', 'to', 'reads', 'at', 'within', 'unit'],
    exercise: true,
  },
  Formula: { required: ['id', 'answer', 'over'], optional: ['derivativeOf', 'by'], exercise: true },
  Graph: { required: ['id'], optional: ['backward', 'given'], exercise: true },
  Order: { required: ['id'], optional: [], exercise: true },
  Derive: { required: ['id'], optional: [], exercise: true },
  CodeCell: { required: ['id'], optional: [], exercise: true },
  Option: { required: [], optional: ['right'] },
  Drawn: { required: ['of'], optional: [] },
  Step: { required: [], optional: [] },
  Reply: { required: [], optional: [] },
  Right: { required: [], optional: [] },
  Slip: { required: [], optional: ['value', 'within', 'formula'] },
  Hint: { required: [], optional: [] },
  Solution: { required: [], optional: [] },
} as const satisfies Readonly<Record<string, ComponentRule>>;

export type ComponentName = keyof typeof componentRules;

/** Components that are exercises, each one kind. */
export const exerciseKinds: readonly string[] = Object.entries<ComponentRule>(componentRules)
  .filter(([, rule]) => rule.exercise)
  .map(([name]) => name);
