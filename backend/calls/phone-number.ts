import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { phoneNumber } from '../contract/common.ts';

const asE164 = (text: string): string | null => phoneNumber.safeParse(text).data ?? null;

/** The digits, with a plus sign if there was one: `+1 (555) 01-00` becomes `+15550100`. */
const withoutPunctuation = (text: string): string => text.replace(/[\s().-]/g, '');

/**
 * The number of a caller, as far as what the network shows is one.
 * With a plus sign it is believed; without, only if that is a number someone can have, since
 * extensions and national numbers come without one too.
 *
 * @returns E.164, or null for `anonymous`, an extension, a SIP user name and the like
 */
export function callerNumber(shown: string | null): string | null {
  const text = withoutPunctuation(shown ?? '').replace(/^00/, '+');
  if (!/^\+?\d+$/.test(text)) return null;
  const believed = text.startsWith('+');
  const parsed = parsePhoneNumberFromString(believed ? text : `+${text}`);
  if (believed) return asE164(parsed?.number ?? text);
  return parsed?.isValid() ? asE164(parsed.number) : null;
}

/** The number that was called. It is one of ours, so a missing plus sign is all that can be wrong. */
export function calledNumber(dialled: string | null): string | null {
  const text = withoutPunctuation(dialled ?? '');
  return asE164(text.startsWith('+') ? text : `+${text}`);
}
