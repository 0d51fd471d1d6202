import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Span } from './kinds.ts';
import { isAmount, isPlain } from './plain-numbers.ts';
import { isSpoken, phrases, type Run, type Speech } from './speech.ts';

/** ITU-T E.164 allows 15 digits; local numbers, said without their area, have 7. */
const SHORTEST = 7;
const LONGEST = 15;
/** Countries whose national numbers are known by the 0 in front. */
const TRUNK_ZERO: CountryCode[] = ['GB', 'DE', 'FR', 'NL', 'AT', 'IT', 'BE', 'CH', 'IE'];

/** Phone numbers: what libphonenumber takes for one, and what was read out or announced as one. */
export function findPhones(speech: Speech): Span[] {
  return speech.runs.flatMap((run) =>
    isPhone(speech, run)
      ? [run]
      : phrases(speech.text, run).filter((part) => isPhone(speech, part)),
  );
}

function isPhone(speech: Speech, run: Run): boolean {
  const { digits, label } = run;
  if (digits.length < SHORTEST || digits.length > LONGEST) return false;
  if (label === 'card' || label === 'identity') return false;
  if (run.international && digits.length > SHORTEST) return true;
  if (label === 'phone') return !isAmount(speech, run);
  if (label === 'other' || label === 'security code' || isPlain(speech, run)) return false;
  return run.carried.length > 0 || isSpoken(run) || isWritten(speech.text, run);
}

function isWritten(text: string, { groups, digits, start, end }: Run): boolean {
  const written = text.slice(start, end);
  const shape = groups.map((group) => group.digits.length).join('-');
  const exit = /^(?:00|011)(?=[1-9])/.exec(digits)?.[0];
  if (exit) return !!parsePhoneNumberFromString(`+${digits.slice(exit.length)}`)?.isValid();
  if (digits.startsWith('0'))
    return TRUNK_ZERO.some((country) => isNumberOf(country, written, groups.length > 1));
  // Recognisers mishear digits, so what is grouped as people write it need not exist.
  if (/^(?:1-)?3-(?:3-)?4$/.test(shape)) return true;
  if (/^(?:1-)?(?:10|3-7)$|^11$/.test(shape)) return isNumberOf('US', written, false);
  return /^3-(?:3-3|2-2-2)$/.test(shape) && isNumberOf('ES', written, false);
}

/** `lenient`: of the right length, whether or not such a number has been given out. */
function isNumberOf(country: CountryCode, written: string, lenient: boolean): boolean {
  const number = parsePhoneNumberFromString(written, { defaultCountry: country, extract: false });
  return !!number && (lenient ? number.isPossible() : number.isValid());
}
