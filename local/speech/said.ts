/** Of a longer message the end counts. */
const MAX_CHARACTERS = 500;

/** What was said, sentence by sentence, as far as its end goes. */
export const sentences = (text: string): string[] =>
  text
    .slice(-MAX_CHARACTERS)
    .split(/[.!?;]+(?:\s|$)/)
    .map(plain)
    .filter(Boolean);

/** A transcript without what recognisers write differently: case, punctuation, spelling, signs in sums. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\b(favo|colo)r/g, '$1ur')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<=\d) ?[-−] ?(?=\d)/g, ' minus ')
    .replace(/ ?\+ ?/g, ' plus ')
    .replace(/(?<=\d) ?[x×*] ?(?=\d)/g, ' times ')
    .replace(/(?<=\d) ?[÷/] ?(?=\d)/g, ' divided by ')
    .replace(/[^\p{L}\p{N}'\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
