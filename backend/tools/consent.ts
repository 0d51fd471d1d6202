import type { Consent } from '../contract/tasks.ts';
import { CONSENT_WORDS, NEGATIONS, RESERVATIONS } from './consent-words.ts';

const negations = new Set(NEGATIONS);
const reservations = new Set(RESERVATIONS);
const CONTRACTED_NOT = /n't$/;

/**
 * What a caller's words mean as an answer to "Shall I do this?". Only what cannot be taken otherwise
 * is a yes: one that begins with it and has no negation, condition, question or second thought in it.
 *
 * @param language - BCP 47 tag; English where there are no words of it
 */
export function consentOf(said: string, language: string): Consent {
  const words = wordsOf(said);
  const known = CONSENT_WORDS[language.split('-')[0] ?? ''] ?? CONSENT_WORDS.en;
  if (known === undefined) return 'unclear';
  const { yes, no, filler, undecided, alone } = known;
  if (alone.includes(words.join(' '))) return said.includes('?') ? 'unclear' : 'yes';
  if (words.length === 0 || has(words, undecided)) return 'unclear';
  const answer = withoutFillers(words, yes, filler);
  const saysYes = startOf(answer, yes) > 0;
  if (saysYes) return isReserved(said, answer.slice(startOf(answer, yes)), yes) ? 'unclear' : 'yes';
  const saysNo = startOf(answer, no) > 0 || (isShort(words) && has(words, no));
  return saysNo && !said.includes('?') && !has(words, yes) ? 'no' : 'unclear';
}

/** Whether what follows a yes takes it back, ties it to something or asks. */
function isReserved(said: string, rest: string[], yes: string[]): boolean {
  if (said.includes('?')) return true;
  let words = rest;
  for (let length = startOf(words, yes); length > 0; length = startOf(words, yes)) {
    words = words.slice(length);
  }
  return words.some((word) => isNegation(word) || reservations.has(word));
}

const isNegation = (word: string): boolean => negations.has(word) || CONTRACTED_NOT.test(word);

const isShort = (words: string[]): boolean => words.length <= 6;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .map((word) => word.replace(/^'+|'+$/g, ''))
    .filter((word) => word !== '');

/** Drops fillers before the answer; a phrase that is an answer counts first. */
function withoutFillers(words: string[], yes: string[], filler: string[]): string[] {
  if (startOf(words, yes) > 0) return words;
  const length = startOf(words, filler);
  return length === 0 ? words : withoutFillers(words.slice(length), yes, filler);
}

/** How many words the longest of the phrases takes at the beginning; 0: none is there. */
function startOf(words: string[], phrases: string[]): number {
  const lengths = phrases
    .map((phrase) => phrase.split(' '))
    .filter((phrase) => phrase.every((word, index) => words[index] === word))
    .map((phrase) => phrase.length);
  return Math.max(0, ...lengths);
}

const has = (words: string[], phrases: string[]): boolean =>
  words.some((_, index) => startOf(words.slice(index), phrases) > 0);
