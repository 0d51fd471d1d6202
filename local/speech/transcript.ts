/** A word with its place in the stream, in seconds. */
export interface Word {
  text: string;
  startS: number;
  endS: number;
}

/** People speak two to four words a second; more is the model repeating itself. */
const MAX_WORDS_PER_S = 6;
/** So that "yes, yes" in half a second passes. */
const SPARE_WORDS = 2;

/** What Moonshine writes when it is given noise. */
const HALLUCINATION = /^you\W*$/i;

/**
 * The text of an utterance without what Moonshine is known to invent: "You" for noise,
 * and loops ("one, two, two, two, two") where it is cut off in mid-word.
 *
 * @param durationS - how long the voice lasted
 */
export function tidy(text: string, durationS: number): string {
  if (HALLUCINATION.test(text) || !/[\p{L}\p{N}]/u.test(text)) return '';
  const words = text.split(/\s+/);
  const isTooFast = words.length > durationS * MAX_WORDS_PER_S + SPARE_WORDS;
  return (isTooFast ? withoutLoop(words) : words).join(' ');
}

/** Cuts a text that ends by repeating a phrase, after the phrase's first occurrence. */
function withoutLoop(words: string[]): string[] {
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ''));
  for (let size = 1; size <= words.length / 2; size++) {
    let repeats = 0;
    while (
      plain.length - repeats - 1 >= size &&
      plain[plain.length - repeats - 1] === plain[plain.length - repeats - 1 - size]
    ) {
      repeats += 1;
    }
    if (repeats >= size) return words.slice(0, words.length - repeats);
  }
  return words;
}

/**
 * The words of a text with their times. Moonshine gives none: the time is shared out by
 * the length of the words.
 */
export function timeWords(text: string, startS: number, endS: number): Word[] {
  const words = text.split(/\s+/).filter(Boolean);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let at = startS;
  return words.map((word) => {
    const start = at;
    at += ((endS - startS) * word.length) / letters;
    return { text: word, startS: start, endS: at };
  });
}
