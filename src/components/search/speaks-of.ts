/**
 * Whether a text speaks of what was asked for. Pagefind answers a word that it does not know with the longest beginning of it that it
 * does know, so that any nonsense finds pages with its first letter.
 */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What has to stand there of a word: other endings are let go (vanish, vanishing), but no more than that. */
function stem(word: string): string {
  const letters = word.length > 4 ? word.replace(/s$/, '') : word;
  return letters.slice(0, Math.max(4, Math.ceil(0.55 * letters.length)));
}

export function speaksOf(text: string, question: string): boolean {
  const words = plain(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  const there = plain(text);
  return words.every((word) => new RegExp(`(?<![\\p{L}\\p{N}])${stem(word)}`, 'u').test(there));
}
