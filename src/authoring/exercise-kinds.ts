/** Components of src/components/exercises that are exercises, each one kind. */
export const exerciseKinds: readonly string[] = ['Choice', 'NumberAnswer', 'FigureAnswer', 'Derive', 'CodeCell'];
