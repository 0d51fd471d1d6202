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
/** With the code of the country: North America, France, Spain, Switzerland, Britain, Germany, Austria. */
const INTERNATIONAL = new Map([
  ['1', [11]],
  ['33', [11]],
  ['34', [11]],
  ['41', [11]],
  ['44', [12]],
  ['49', [12, 13]],
  ['43', [12, 13]],
]);
const OTHER_COUNTRY = [12];
/** Fewer are no account, order or reference number, nor a code that is sent. */
const SHORTEST_NUMBER = 4;
/** People say a long number in groups of two to four: fewer than three of them are a quantity. */
const FEWEST_GROUPS = 3;

/** Judges a number at the end of what was said, by what it is to be. */
export function judgeNumber(
  run: DigitRun,
  request: Request | undefined,
  lengths: Lengths,
  region: string | undefined,
): Completeness | undefined {
  const { digits } = run;
  if (request?.digits) return digits.length < request.digits ? 'unfinished' : 'finished';
  switch (request?.kind) {
    case 'phone':
      return judgePhone(run, lengths, region);
    case 'card':
      return judgeCard(digits);
    case 'postcode':
      if (lengths.postcode.includes(digits.length)) return 'finished';
      return digits.length < Math.min(...lengths.postcode) ? 'unfinished' : 'unsure';
    case 'year':
      return judgeYear(run);
    case 'quantity':
      return run.isOpen && run.isSpoken ? 'unsure' : 'finished';
    case 'number':
      return digits.length < SHORTEST_NUMBER ? 'unfinished' : 'unsure';
    default:
      return run.groups >= FEWEST_GROUPS || digits.length >= SHORTEST_PHONE
        ? judgePhone(run, lengths, region)
        : undefined;
  }
}

function judgePhone(
  { digits, hasPlus }: DigitRun,
  lengths: Lengths,
  region: string | undefined,
): Completeness {
  const whole = hasPlus ? withCode(digits) : lengths.phone(digits, region);
  if (digits.length >= LONGEST_PHONE || whole.includes(digits.length)) return 'finished';
  const shortest = Math.max(SHORTEST_PHONE, Math.min(...whole) - AREA_CODE);
  return digits.length < shortest ? 'unfinished' : 'unsure';
}

function withCode(digits: string): readonly number[] {
  const codes = [...INTERNATIONAL].find(([code]) => digits.startsWith(code));
  return codes?.[1] ?? OTHER_COUNTRY;
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
