import type { lastWords } from './held-words.ts';
import type { Language, Rule } from './language.ts';
import { applyRules } from './rules.ts';
import { type Stage, stage } from './stage.ts';

/** A piece that is still held after so many words or characters is said as it is. */
const MAX_WORDS = 12;
const MAX_LENGTH = 400;
const KEEPS_PAST = 60;

/**
 * Writes out what is not a plain word. Plain words go through as they come. From the first word that
 * is none, up to and with the next plain word, a piece is held: a rule sees all of a date or an amount.
 */
export function words(
  language: Language,
  rules: readonly Rule[],
  isLast: ReturnType<typeof lastWords>,
): Stage {
  let past = '';
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
  isLast: ReturnType<typeof lastWords>,
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
