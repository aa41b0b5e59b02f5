/** What each single key does, in words: for the sheet that shows them. keys.ts makes them act. */
export const keyWords = {
  '/': 'Search',
  '?': 'Show these keys',
  n: 'Next lesson',
  p: 'Lesson before',
  j: 'Next section',
  k: 'Section before',
  t: 'Theme: as the system, light, dark',
} as const;

/** Where it is kept whether single keys act. */
export const singleKeys = 'setting/single-keys';
