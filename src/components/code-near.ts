/** The face of code is fetched when some code is near the window, not with the page. */
const near = '600px';

const observer = new IntersectionObserver(
  (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    document.documentElement.dataset['codeNear'] = '';
    observer.disconnect();
  },
  { rootMargin: near },
);
for (const code of document.querySelectorAll('code, pre, textarea, main kbd, .calls')) observer.observe(code);

export {};
