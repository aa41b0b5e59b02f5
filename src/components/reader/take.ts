/** “BibTeX” and “CSL” beside a work copy what they lead to; “Cite this lesson” knows the address it is read at. */

export function offerReferences(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.take a') : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void copy(link);
  });
  completeCitation();
}

async function copy(link: HTMLAnchorElement): Promise<void> {
  const words = link.textContent;
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(response.statusText);
    await navigator.clipboard.writeText(await response.text());
  } catch {
    // Then as without script: the file itself.
    location.assign(link.href);
    return;
  }
  link.textContent = 'Copied';
  setTimeout(() => {
    link.textContent = words;
  }, 2000);
}

/** A course that was built without its address (`site` in course.yaml) is cited where it is read. */
function completeCitation(): void {
  const here = document.querySelector('[data-here]');
  const entry = document.querySelector('[data-here-bibtex]');
  if (!here || !entry || here.textContent.trim() !== '') return;
  const { origin, pathname } = location;
  const address = origin + pathname;
  here.textContent = address;
  entry.textContent = entry.textContent.replace(/\}$/, `  url = {${address}},\n}`);
}
