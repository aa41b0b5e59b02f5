// Runs before the first paint, so that a chosen theme never flashes the other one. A file, not inline: the page's
// policy allows no inline scripts.
(() => {
  const root = document.documentElement;
  root.dataset.script = '';
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage can be closed to a page; the system's theme is as good.
  }
})();
