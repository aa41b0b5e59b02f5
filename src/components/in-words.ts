const small = (
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tens = ' - twenty thirty forty fifty sixty seventy eighty ninety'.trim().split(' ');

/** `Twenty-eight`, at the head of a sentence; figures from a hundred on. */
export function inWords(n: number): string {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`inWords writes whole numbers from 0, not ${n}`);
  if (n >= 100) return String(n);
  const unit = small[n % 10];
  const word = n < 20 ? small[n] : `${tens[Math.floor(n / 10) - 1]}${n % 10 === 0 ? '' : `-${unit}`}`;
  return capital(word ?? String(n));
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
