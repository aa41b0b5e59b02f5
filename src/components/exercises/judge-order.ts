/** How many steps, from the first, stand where they belong. @param places the right place of each, as they stand now */
export function rightSoFar(places: readonly number[]): number {
  const wrong = places.findIndex((place, at) => place !== at + 1);
  return wrong < 0 ? places.length : wrong;
}
