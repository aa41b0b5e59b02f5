/** Whether anybody can see an element: it is in the viewport, and the tab is shown. */

/** Tells at once and on every change; gives a function that ends it. */
export function watchSight(element: Element, tell: (inSight: boolean) => void): () => void {
  let near = true;
  const say = () => tell(near && document.visibilityState === 'visible');
  const observer = new IntersectionObserver((entries) => {
    near = entries.at(-1)?.isIntersecting ?? near;
    say();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', say);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', say);
  };
}
