import type { Language } from './language.ts';
import type { Pronunciations } from './pronunciation.ts';

/** A word of letters alone, with the marks around it. */
const PLAIN = /^["“„«¿¡(]*(\p{L}[\p{L}\p{M}'’]*)["”“»)]*([.,:…]*)$/u;
/** No written form goes on after these. */
const CLOSED = /[!?;]["”»)]*$/;
/** Capitals of which a code, a state or a Roman number is made; alone, a direction or the x of 2 x 3. */
const CAPITALS = /^(?:\p{Lu}{2}|[NSEWVXx]$)/u;
/** A unit, or a word such as "pm", to which more may come. */
const SHORT_AFTER_NUMBER = /\d\S*\s\S{1,3}$/;

/**
 * Tells of a word whether a written form ends before or with it, so that all up to and with it can be
 * said. The less is held back, the sooner it is heard.
 */
export function lastWords(language: Language, pronunciations: Pronunciations) {
  const { abbreviations, weekdays, months, currencies, scales, openers, joiners } = language;
  const begins = wordsOf([abbreviations, weekdays, months, currencies, pronunciations], openers);
  const joins = wordsOf([scales], joiners);

  /** @param piece - the text up to and with the word */
  return (word: string, piece: string): boolean => {
    if (CLOSED.test(word)) return true;
    const [, letters, marks = ''] = PLAIN.exec(word) ?? [];
    if (letters === undefined || CAPITALS.test(letters)) return false;
    const lower = letters.toLowerCase();
    if (begins.has(lower) || (marks.startsWith('.') && begins.has(`${lower}.`))) return false;
    if (/\d/.test(piece) && (joins.has(lower) || SHORT_AFTER_NUMBER.test(piece))) return false;
    return !language.isHeld?.(piece);
  };
}

function wordsOf(tables: readonly object[], more: readonly string[]): Set<string> {
  const forms = [...tables.flatMap(Object.keys), ...more];
  return new Set(forms.flatMap((form) => form.toLowerCase().split(' ')));
}
