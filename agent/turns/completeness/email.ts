import type { Request } from './request.ts';
import type { Completeness } from './verdict.ts';

export interface EmailWords {
  at: ReadonlySet<string>;
  dot: ReadonlySet<string>;
  /** Words that are hardly said but in an address: "dot". */
  only: ReadonlySet<string>;
}

/** More words are a sentence, not the beginning of an address. */
const MAX_BARE_WORDS = 3;
/** An address goes on for so many words after one that gives it away. */
const RECENT = 5;
/** "example dot com" is the name of a site. */
const LONGEST_TOP_LEVEL = 4;
const WRITTEN = /^[^\s@]+@[^\s@]+\.\p{L}{2,24}$/u;
/** To this, "dot uk" or the like may come. */
const OPEN_ENDINGS = new Set(['co', 'ac']);

/** Judges what is, or begins, an e-mail address, where one is to come. */
export function judgeEmail(
  words: readonly string[],
  request: Request | undefined,
  isAnnounced: boolean,
  names: EmailWords,
  clause: ReadonlySet<string>,
): Completeness | undefined {
  const last = words.at(-1) ?? '';
  if (WRITTEN.test(last)) return 'finished';
  const at = words.findLastIndex((word) => names.at.has(word) || word.includes('@'));
  const dot = words.findLastIndex((word) => names.dot.has(word));
  const ending = words.slice(dot + 1).join('');
  const isWhole = at >= 0 && dot > at && dot < words.length - 1 && /^\p{L}{2,24}$/u.test(ending);
  const isGivenAway = words.slice(-RECENT).some((word) => names.only.has(word));
  if (isWhole && (request?.kind === 'email' || isGivenAway))
    return OPEN_ENDINGS.has(ending) ? 'unsure' : 'finished';
  if (request?.kind !== 'email')
    return isGivenAway && ending.length > LONGEST_TOP_LEVEL ? 'unfinished' : undefined;
  if (isAnnounced) return 'unfinished';
  if (words.some((word) => clause.has(word))) return undefined;
  const isBegun = at >= 0 || dot >= 0 || words.some((word) => /^(?:\p{L}|.*[\d_].*)$/u.test(word));
  return isBegun || words.length <= MAX_BARE_WORDS ? 'unfinished' : undefined;
}
