/** Lines to be pasted elsewhere name the place where the course stands, which only the browser knows. */
import { parts } from '../../figure-kit/parts.ts';

for (const lines of parts(document, '[data-here]', HTMLElement)) {
  const code = lines.querySelector('code');
  const placeholder = lines.dataset['here'] ?? '';
  if (code && placeholder !== '')
    code.textContent = code.textContent.replaceAll(placeholder, location.origin);
}
