import cardValidator from 'card-validator';
import passesLuhn from 'card-validator/dist/luhn-10.js';
import type { Span } from './kinds.ts';
import { isPlain } from './plain-numbers.ts';
import { isSpoken, type Run, type Speech } from './speech.ts';

/** ISO/IEC 7812: card numbers have up to 19 digits; none in use has fewer than 13. */
const SHORTEST = 13;
const LONGEST = 19;
/** Below this a number that merely follows the word "card" may be anything. */
const SHORTEST_LABELLED = 8;

/**
 * Card numbers: those that pass the Luhn check wherever they stand, misheard and unfinished ones where
 * the words or the length of what was read out tell. Takes the whole run, with an expiry date or a
 * security code said in the same breath.
 */
export function findCards(speech: Speech): Span[] {
  return speech.runs.filter((run) => isCard(speech, run));
}

function isCard(speech: Speech, run: Run): boolean {
  const { digits, label } = run;
  if (hasCardNumber(run)) return true;
  if (label === 'security code') return digits.length === 3 || digits.length === 4;
  if (label === 'card') return digits.length >= SHORTEST_LABELLED;
  if (label === 'other' || label === 'identity' || isPlain(speech, run)) return false;
  // Nothing else of that length is read out loud: a digit of it was misheard.
  if (isSpoken(run) && digits.length > SHORTEST && digits.length <= LONGEST)
    return isIssued(digits);
  return run.carried.length > 0 && digits.length >= SHORTEST_LABELLED && isIssued(digits);
}

function hasCardNumber({ carried, groups }: Run): boolean {
  const parts = [...carried, ...groups.map(({ digits }) => digits)];
  return parts.some((_, from) => {
    let digits = '';
    for (let to = from; to < parts.length && digits.length < LONGEST; to += 1) {
      digits += parts[to];
      if (isCardNumber(digits)) return true;
    }
    return includesCardNumber(parts[from] as string);
  });
}

/** A recogniser may write all that was said in one breath as a single group. */
function includesCardNumber(group: string): boolean {
  for (let from = 0; from + SHORTEST <= group.length && group.length > SHORTEST; from += 1)
    for (let length = SHORTEST; length <= LONGEST; length += 1)
      if (from + length <= group.length && isCardNumber(group.slice(from, from + length)))
        return true;
  return false;
}

function isCardNumber(digits: string): boolean {
  if (digits.length < SHORTEST || digits.length > LONGEST || !passesLuhn(digits)) return false;
  return (
    digits.length === 16 || cardValidator.number(digits, { luhnValidateUnionPay: true }).isValid
  );
}

/** Whether some issuer's cards begin like that. */
function isIssued(digits: string): boolean {
  return cardValidator.number(digits.slice(0, LONGEST), { skipLuhnValidation: true }).card !== null;
}
