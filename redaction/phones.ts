import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Span } from './kinds.ts';
import { isPlain } from './plain-numbers.ts';
import { isSpoken, phrases, type Run, type Speech } from './speech.ts';

/** ITU-T E.164 allows 15 digits; local numbers, said without their area, have 7. */
const SHORTEST = 7;
const LONGEST = 15;
/** Countries whose national numbers are known by the 0 in front. */
const TRUNK_ZERO: CountryCode[] = ['GB', 'DE', 'FR', 'NL', 'AT', 'IT', 'BE', 'CH', 'IE'];

/** Phone numbers: what libphonenumber takes for one, and what was read out or announced as one. */
export function findPhones(speech: Speech): Span[] {
  return speech.runs.flatMap((run) =>
    isPhone(speech, run) ? [run] : phrases(speech, run).filter((part) => isPhone(speech, part)),
  );
}

function isPhone(speech: Speech, run: Run): boolean {
  const { digits, label } = run;
  if (digits.length < SHORTEST || digits.length > LONGEST) return false;
  if (run.international && digits.length > SHORTEST) return label !== 'card' && label !== 'identity';
  if (label === 'phone') return !/[$£€]/.test(speech.text.slice(run.start - 2, run.start));
  if ((label && label !== 'email') || isPlain(speech, run)) return false;
  return isSpoken(run) || isWritten(speech, run);
}

function isWritten({ text }: Speech, { groups, digits, carried, start, end }: Run): boolean {
  const written = carried.length ? digits : text.slice(start, end);
  // Numbers of five and six digits side by side are no phone number's groups.
  const isGrouped = groups.length > 1 && groups.every((group) => group.digits.length <= 4);
  if (groups.length > 1 && !isGrouped && !groups.some((group) => group.digits.length === 7))
    if (!digits.startsWith('0')) return false;
  if (/^0(?:0|11)/.test(digits))
    return !!parsePhoneNumberFromString(`+${digits.replace(/^0(?:0|11)/, '')}`)?.isValid();
  if (digits.startsWith('0'))
    return TRUNK_ZERO.some((country) => isNumberOf(country, written, isGrouped));
  return isNumberOf('US', written, isGrouped) || (isGrouped && isNumberOf('ES', written, false));
}

/** Grouped as people write them, a number of the right length will do: recognisers mishear digits. */
function isNumberOf(country: CountryCode, written: string, isGrouped: boolean): boolean {
  const number = parsePhoneNumberFromString(written, { defaultCountry: country, extract: false });
  return !!number && (isGrouped ? number.isPossible() : number.isValid());
}
