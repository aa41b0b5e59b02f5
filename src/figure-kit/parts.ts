/** The parts of a figure's markup (components/figure), found by what they are for. */

/** The element, or an error that names what the markup lacks. */
export function part<E extends Element>(root: ParentNode, selector: string, type: new () => E): E {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`The figure’s markup has no ${selector}.`);
}

/** All elements of that type. */
export function parts<E extends Element>(root: ParentNode, selector: string, type: new () => E): E[] {
  return [...root.querySelectorAll(selector)].filter((found): found is E => found instanceof type);
}
