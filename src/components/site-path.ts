/** An address inside the site, wherever it is hosted: `/gallery/` becomes `/course/gallery/` under BASE=/course. */
export function sitePath(path: `/${string}`): string {
  return import.meta.env.BASE_URL.replace(/\/+$/, '') + path;
}
