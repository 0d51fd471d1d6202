import type { Language } from './language.ts';
import { type Stage, stage } from './stage.ts';

/** Words after which a speaker would breathe before a clause, or at the latest before a phrase. */
const BEFORE_CLAUSE = 12;
const BEFORE_PHRASE = 20;

/** Of emoji: they change how a sign looks. */
const SELECTORS = /[\u{FE00}-\u{FE0F}\u{20D0}-\u{20FF}]/gu;
/** With the words that go with it; nothing waits for the end of a longer one. */
const LONGEST_WORD = 4_000;
const WORD = /^\p{L}[\p{L}\p{M}'’\u00A0-]{0,4000}/u;
const MARKS: Readonly<Record<string, string>> = {
  '.': '.',
  '!': '!',
  '?': '?',
  ',': ',',
  ';': ',',
  ':': ':',
  '…': ',',
  '(': ',',
  ')': ',',
  '—': ',',
  '{': ',',
  '}': ',',
  '¿': '¿',
  '¡': '¡',
};

/**
 * The last step: words, spaces and the marks at which a voice pauses, and nothing else. Takes a
 * breath where a long sentence has none.
 */
export function breaths(language: Language): Stage {
  const clauses = new Set(language.breaths.clauses);
  const phrases = new Set(language.breaths.phrases);
  let spoken = false;
  let mark = '.';
  let isNewLine = false;
  let count = 0;

  const sayMark = (next: string): string => {
    if (mark !== '' || !spoken) return '';
    mark = next;
    count = 0;
    return next;
  };
  const sayWord = (word: string): string => {
    let pause = '';
    if (isNewLine && /^[^\p{Ll}]/u.test(word)) pause = sayMark('.');
    isNewLine = false;
    const isDue =
      (count >= BEFORE_CLAUSE && clauses.has(word)) ||
      (count >= BEFORE_PHRASE && phrases.has(word));
    if (isDue && mark === '') pause = sayMark(',');
    const space = spoken && !/[¿¡]/.test(mark) ? ' ' : '';
    spoken = true;
    mark = '';
    count += 1;
    return pause + space + word;
  };

  return stage((rest, isEnd) => {
    const word = WORD.exec(rest)?.[0];
    if (word) {
      if (word.length === rest.length && word.length <= LONGEST_WORD && !isEnd) return undefined;
      const clean = word
        .replace(SELECTORS, '')
        .replaceAll('\u00A0', ' ')
        .replace(/[-'’ ]+$/, '');
      return { length: word.length, text: sayWord(clean) };
    }
    const sign = rest[0] ?? '';
    if (sign === '\n') isNewLine = true;
    if (sign === '.' && rest.startsWith('...')) return { length: 3, text: sayMark(',') };
    const said = MARKS[sign];
    return { length: 1, text: said === undefined ? '' : sayMark(said) };
  });
}
