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
};
/** A pause only where no mark stands beside. */
const SOFT = /^(?:[(){}—]|[-–](?=[-–\s]|$))/;

/**
 * The last step: words, spaces and the marks at which a voice pauses, and nothing else. Takes a
 * breath where a long sentence has none.
 */
export function breaths(language: Language): Stage {
  const clauses = new Set(language.breaths.clauses);
  const phrases = new Set(language.breaths.phrases);
  let isBegun = false;
  let mark = '.';
  let isNewLine = false;
  let isSoft = false;
  let isOpened = false;
  let count = 0;

  const sayMark = (next: string): string => {
    if (mark !== '' || !isBegun) return '';
    mark = next;
    count = 0;
    return next;
  };
  const space = () => (isBegun && !isOpened ? ' ' : '');
  /** "¿" and "¡", which stand before a sentence. */
  const sayOpening = (sign: string): string => {
    if (isOpened) return '';
    const said = space() + sign;
    isOpened = true;
    return said;
  };
  const sayWord = (word: string): string => {
    const isDue =
      (count >= BEFORE_CLAUSE && clauses.has(word)) ||
      (count >= BEFORE_PHRASE && phrases.has(word));
    let pause = '';
    if (isNewLine && /^[^\p{Ll}]/u.test(word)) pause = sayMark('.');
    else if (isSoft || isDue) pause = sayMark(',');
    const said = pause + space() + word;
    isBegun = true;
    isNewLine = false;
    isSoft = false;
    isOpened = false;
    mark = '';
    count += 1;
    return said;
  };

  return stage((rest, isEnd) => {
    const word = WORD.exec(rest)?.[0];
    if (word) {
      if (word.length === rest.length && word.length <= LONGEST_WORD && !isEnd) return undefined;
      const said = word.replace(SELECTORS, '').replaceAll('\u00A0', ' ');
      return { length: word.length, text: sayWord(said.replace(/[-'’ ]+$/, '')) };
    }
    const sign = rest[0] ?? '';
    if (/[-–.]/.test(sign) && rest.length < 3 && !isEnd && !/\s/.test(rest)) return undefined;
    if (rest.startsWith('...')) return { length: 3, text: sayMark(',') };
    if (sign === '\n') isNewLine = true;
    if (SOFT.test(rest)) isSoft = true;
    if (/[¿¡]/.test(sign)) return { length: 1, text: sayOpening(sign) };
    const said = MARKS[sign];
    return { length: 1, text: said === undefined ? '' : sayMark(said) };
  });
}
