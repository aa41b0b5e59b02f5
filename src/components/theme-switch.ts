/** The theme: as the system, light, dark, and round again. Kept in the browser; applied by public/theme.js. */
const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];

const words: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

function chosen(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function choose(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage can be closed to a page: the choice then lasts as long as the page.
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button.theme')) {
  const say = () => {
    const label = `Theme: ${words[chosen()]}`;
    button.setAttribute('aria-label', label);
    button.title = label;
  };
  button.addEventListener('click', () => {
    choose(order[(order.indexOf(chosen()) + 1) % order.length] ?? 'system');
    say();
  });
  say();
}

// The menu closes by Escape, by a click beside it, and when one of its links leads into the same page.
for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu')) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && (!menu.contains(target) || target.closest('a'))) menu.open = false;
  });
}
