import type { DigitRun } from './digit-run.ts';
import type { Request } from './request.ts';
import type { Completeness } from './verdict.ts';

export interface Lengths {
  /** How many digits a phone number that begins so has when it is whole, by the region's plan. */
  phone(digits: string, region: string | undefined): readonly number[];
  postcode: readonly number[];
}

/** Digits of a local number, which leaves out an area code; ITU-T E.164 sets 15 as the most. */
const SHORTEST_PHONE = 7;
const AREA_CODE = 3;
const LONGEST_PHONE = 15;
/** Fewer are no account, order or reference number, nor a code that is sent. */
const SHORTEST_NUMBER = 4;
/** People say a long number in groups of two to four: fewer than three of them are a quantity. */
const FEWEST_GROUPS = 3;

/**
 * Judges a number at the end of what was said, by what it is to be.
 *
 * @param symbols - its digits, with the letters among them
 */
export function judgeNumber(
  run: DigitRun,
  symbols: number,
  request: Request | undefined,
  lengths: Lengths,
  region: string | undefined,
): Completeness | undefined {
  const { digits } = run;
  if (request?.digits) return symbols < request.digits ? 'unfinished' : 'finished';
  switch (request?.kind) {
    case 'phone':
      return judgePhone(digits, lengths.phone(digits, region));
    case 'card':
      return judgeCard(digits);
    case 'postcode':
      if (lengths.postcode.includes(symbols)) return 'finished';
      return symbols < Math.min(...lengths.postcode) ? 'unfinished' : 'unsure';
    case 'year':
      return judgeYear(run);
    case 'quantity':
      return run.isOpen && run.isSpoken ? 'unsure' : 'finished';
    case 'number':
      return symbols < SHORTEST_NUMBER ? 'unfinished' : 'unsure';
    default:
      return run.groups >= FEWEST_GROUPS || digits.length >= SHORTEST_PHONE
        ? judgePhone(digits, lengths.phone(digits, region))
        : undefined;
  }
}

function judgePhone(digits: string, whole: readonly number[]): Completeness {
  if (digits.length >= LONGEST_PHONE || whole.includes(digits.length)) return 'finished';
  const shortest = Math.max(SHORTEST_PHONE, Math.min(...whole) - AREA_CODE);
  return digits.length < shortest ? 'unfinished' : 'unsure';
}

/** ISO/IEC 7812: up to 19 digits; 16 with most issuers, 15 with American Express, 14 with Diners Club. */
function judgeCard(digits: string): Completeness {
  const whole = /^3[47]/.test(digits) ? 15 : /^3[068]/.test(digits) ? 14 : 16;
  if (digits.length < whole) return 'unfinished';
  return digits.length === whole || digits.length >= 19 ? 'finished' : 'unsure';
}

/** "Nineteen eighty" may be a year, or most of one. */
export function judgeYear({ digits, hasThousand, isOpen, isSpoken }: DigitRun): Completeness {
  if (!hasThousand && digits.length < 4) return 'unfinished';
  return isOpen && isSpoken ? 'unsure' : 'finished';
}
