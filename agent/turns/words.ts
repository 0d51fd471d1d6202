/** The words of a text, without what recognisers change from one guess to the next. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether two texts differ in punctuation, capitals and spaces at most. */
export const sameWords = (a: string, b: string): boolean => a === b || wordsOf(a) === wordsOf(b);
