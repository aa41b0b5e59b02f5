/** A sentence with controls in it, cut into its pieces: “Send {depth} layers” → text, control, text. */
export type SentencePiece = { readonly text: string } | { readonly control: string };

export function sentencePieces(sentence: string): readonly SentencePiece[] {
  return sentence
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { control: part.slice(1, -1) } : { text: part }));
}
