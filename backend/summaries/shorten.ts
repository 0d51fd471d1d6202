const MAX_SENTENCES = 3;
const MAX_CHARACTERS = 600;

/** A text on one line, cut to three sentences and to a length that fits into a prompt. */
export function shorten(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line);
  const some = Array.from(sentences, ({ segment }) => segment).slice(0, MAX_SENTENCES);
  return [...some.join('')].slice(0, MAX_CHARACTERS).join('').trim();
}
