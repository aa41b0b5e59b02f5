// Runs before the first paint, so that a chosen theme never flashes the other one. A file, not inline: the page's
// policy allows no inline scripts.
(() => {
  const root = document.documentElement;
  root.dataset.script = '';
  try {
    // A figure in another site's frame takes the theme its address names: that site's reader has not chosen one here.
    const framed = location.pathname.includes('/embed/') && new URLSearchParams(location.search).get('theme');
    const theme = framed || localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage can be closed to a page; the system's theme is as good.
  }
})();
