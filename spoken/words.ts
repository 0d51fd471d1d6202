import type { Language, Rule } from './language.ts';
import { applyRules } from './rules.ts';
import { type Stage, stage } from './stage.ts';

/** A piece that is still held after so many words or characters is said as it is. */
const MAX_WORDS = 12;
const MAX_LENGTH = 400;
const KEEPS_PAST = 60;

/** A word of letters alone, with the marks around it. */
const PLAIN = /^["“„«¿¡(]*(\p{L}[\p{L}\p{M}'’]*)["”“»)]*[.,;:!?…]*$/u;
/** No written form goes on after these. */
const CLOSED = /[!?;]["”»)]*$/;

/**
 * Writes out what is not a plain word. Plain words go through as they come. From the first word that
 * is none, up to and with the next plain word, a piece is held: a rule sees all of a date or an amount.
 */
export function words(
  language: Language,
  rules: readonly Rule[],
  held: ReadonlySet<string>,
): Stage {
  let past = '';
  const isLast = (token: string, piece: string) => {
    if (CLOSED.test(token)) return true;
    const word = PLAIN.exec(token)?.[1];
    if (word === undefined) return false;
    const lower = word.toLowerCase();
    if (held.has(lower) || held.has(`${lower}.`)) return false;
    if (/^\p{Lu}\p{Lu}/u.test(word) || /^\p{Lu}$/u.test(word)) return false;
    // A unit, or a word such as "pm", may have more to come.
    if (/\d\s\S{1,3}$/.test(piece)) return false;
    return !language.isHeld?.(piece);
  };

  return stage((rest, isEnd) => {
    const end = findEnd(rest, isEnd, isLast);
    if (end === undefined) return undefined;
    const piece = rest.slice(0, end);
    const text = applyRules(piece, rules, language, past);
    past = (past + piece).slice(-KEEPS_PAST);
    return { length: end, text };
  });
}

/** Where the first piece of a text ends; undefined while more of it could belong to the piece. */
function findEnd(
  rest: string,
  isEnd: boolean,
  isLast: (token: string, piece: string) => boolean,
): number | undefined {
  const token = /\S+/g;
  for (let count = 0; count < MAX_WORDS; count += 1) {
    const match = token.exec(rest);
    if (!match || token.lastIndex === rest.length) {
      if (isEnd) return rest.length;
      return rest.length > MAX_LENGTH ? MAX_LENGTH : undefined;
    }
    const end = token.lastIndex;
    if (end > MAX_LENGTH) return MAX_LENGTH;
    if (rest[end] === '\n' || isLast(match[0], rest.slice(0, end))) return end + 1;
  }
  return token.lastIndex;
}
