// The components a lesson may use without importing them, and what each takes. This is what the author checks
// know; src/components/lesson-components.ts holds the components themselves and does not compile unless both agree.

export interface ComponentRule {
  readonly required: readonly string[];
  /** `any` where the component or its own check judges: a figure's settings, an exercise's parts. */
  readonly optional: readonly string[] | 'any';
}

export const componentRules = {
  Figure: { required: ['id'], optional: 'any' },
  Term: { required: ['id'], optional: [] },
  Lesson: { required: ['id'], optional: [] },
  Note: { required: [], optional: ['tall'] },
  Fold: { required: ['title'], optional: ['open'] },
} as const satisfies Readonly<Record<string, ComponentRule>>;

export type ComponentName = keyof typeof componentRules;
