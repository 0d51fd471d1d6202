/** The words of a text, without what recognisers change from one guess to the next. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether two texts differ in punctuation, capitals and spaces at most. */
export const sameWords = (a: string, b: string): boolean => a === b || wordsOf(a) === wordsOf(b);

/** A text without the words that it begins with; unchanged when it begins with others. */
export function withoutFirst(text: string, first: string): string {
  const count = wordsOf(first).split(' ').filter(Boolean).length;
  const words = text.split(/\s+/).filter(Boolean);
  return count > 0 && sameWords(words.slice(0, count).join(' '), first)
    ? words.slice(count).join(' ')
    : text;
}
