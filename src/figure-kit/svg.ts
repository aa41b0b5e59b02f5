/** SVG elements from plain data, in the browser's document or in linkedom's. */

const svgNamespace = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function svgElement(
  document: Document,
  name: string,
  attributes: Attributes = {},
  children: readonly (Element | string)[] = [],
): Element {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, String(value));
  for (const child of children)
    element.append(typeof child === 'string' ? document.createTextNode(child) : child);
  return element;
}

/** The outer element of a picture: as large as its view, one image to a screen reader. */
export function svgPicture(
  context: { readonly document: Document; readonly width: number; readonly height: number },
  label: string,
  children: readonly Element[],
): Element {
  const { document, width, height } = context;
  return svgElement(
    document,
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label },
    children,
  );
}
