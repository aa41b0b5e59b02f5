/** Custom elements that make exercises live, one for each way of answering. */
export type ExerciseElement =
  | 'choice-exercise'
  | 'code-exercise'
  | 'derive-exercise'
  | 'formula-exercise'
  | 'graph-exercise'
  | 'number-exercise'
  | 'order-exercise';
