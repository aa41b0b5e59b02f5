/** What is downloaded is for paper and slides: it is drawn in the light theme, whatever the reader's. */
export function inLight<T>(make: () => T): T {
  const { dataset } = document.documentElement;
  const theme = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    // Nothing is painted before the theme is put back.
    return make();
  } finally {
    if (theme === undefined) delete dataset['theme'];
    else dataset['theme'] = theme;
  }
}
