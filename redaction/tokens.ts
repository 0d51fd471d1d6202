import type { Span } from './kinds.ts';

/** A word, a written number, or something that is neither to be read nor joined with its neighbours. */
export interface Token extends Span {
  /** In lower case, without apostrophes. */
  word: string;
  /** As it stands in the text. */
  text: string;
}

// A placeholder and a UUID are each one token, so that nothing inside them is taken for speech. As many
// digits as a card has are a token by themselves, whatever letters touch them.
const TOKEN =
  /\[(?:card|identity|email|phone)\]|(?<![\p{L}\p{N}])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\p{L}\p{N}])|\d{13,}|(?:(?!\d{13})[\p{L}\p{M}\p{N}_])+(?:['’]\p{L}+)*/giu;

/** The words of a text in order. What stands between two of them is punctuation and space. */
export function tokenize(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match) => ({
    text: match[0],
    word: match[0].toLowerCase().replace(/['’]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether nothing but space or hyphens stands between two tokens, as in "forty-one". */
export function adjacent(text: string, left: Span | undefined, right: Span | undefined): boolean {
  return !!left && !!right && /^[\s-]*$/.test(text.slice(left.end, right.start));
}
