import type { Request } from './request.ts';
import type { Completeness } from './verdict.ts';

export interface EmailWords {
  at: ReadonlySet<string>;
  dot: ReadonlySet<string>;
  /** Words of a sentence, and none of an address: "I", "don't". */
  clause: ReadonlySet<string>;
}

/** More words are a sentence, not the beginning of an address. */
const MAX_BARE_WORDS = 3;
const WRITTEN = /^[^\s@]+@[^\s@]+\.\p{L}{2,24}$/u;
/** To this, "dot uk" or the like may come. */
const OPEN_ENDINGS = new Set(['co', 'ac']);

/** Judges what is, or begins, an e-mail address, where one is to come. */
export function judgeEmail(
  words: readonly string[],
  request: Request | undefined,
  isAnnounced: boolean,
  names: EmailWords,
): Completeness | undefined {
  const last = words.at(-1) ?? '';
  if (WRITTEN.test(last)) return 'finished';
  const at = words.findLastIndex((word) => names.at.has(word) || word.includes('@'));
  const dot = words.findLastIndex((word) => names.dot.has(word));
  const ending = words.slice(dot + 1).join('');
  const isWhole = at >= 0 && dot > at && dot < words.length - 1 && /^\p{L}{2,24}$/u.test(ending);
  if (isWhole && (request?.kind === 'email' || dot >= words.length - 3))
    return OPEN_ENDINGS.has(ending) ? 'unsure' : 'finished';
  if (request?.kind !== 'email') return undefined;
  if (isAnnounced) return 'unfinished';
  if (words.some((word) => names.clause.has(word))) return undefined;
  const isBegun = at >= 0 || dot >= 0 || words.some((word) => /^(?:\p{L}|.*[\d_].*)$/u.test(word));
  return isBegun || words.length <= MAX_BARE_WORDS ? 'unfinished' : undefined;
}
