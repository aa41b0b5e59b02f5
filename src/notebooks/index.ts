/** Every notebook, by its file. */
import { allNotebooks } from './all.generated.ts';
import type { Notebook } from './define-notebook.ts';

export const notebooks: readonly Notebook[] = Object.values(allNotebooks);
