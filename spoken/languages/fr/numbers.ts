import { toCardinal, toOrdinal } from 'n2words/fr-FR';
import type { Around, Gender } from '../../language.ts';

export function cardinal(value: bigint, gender?: Gender): string {
  const said = toCardinal(value);
  return gender === 'feminine' && /(?:^|[\s-])un$/.test(said) ? `${said}e` : said;
}

export function ordinal(value: bigint, gender?: Gender): string {
  if (value === 0n) return 'zéroième';
  return value === 1n && gender === 'feminine' ? 'première' : toOrdinal(value);
}

export const digitByDigit = (digits: string): string =>
  [...digits].map((digit) => toCardinal(Number(digit))).join(' ');

/** Up to three decimals are said as a number, more of them in pairs. */
export function decimals(digits: string): string {
  if (digits.length > 3) return (digits.match(/\d{1,2}/g) ?? []).map(decimals).join(' ');
  const zeros = /^0*/.exec(digits)?.[0] ?? '';
  const rest = digits.slice(zeros.length);
  return [digitByDigit(zeros), rest && toCardinal(BigInt(rest))].filter(Boolean).join(' ');
}

const CODE_BEFORE =
  /(?:code|pin|otp|passe|numéro|n°|référence|commande|dossier|client|terminant par|finit par|chambre|vol)\s*(?:est|de|:)?\s*$/i;

export function bare(digits: string, { before, after }: Around): string {
  if (/^0\d/.test(digits) || digits.length > 24 || (digits.length > 3 && CODE_BEFORE.test(before)))
    return digitByDigit(digits);
  return cardinal(BigInt(digits), genderOf(after));
}

/** Of the nouns that are counted most, since French forms tell little. */
export function genderOf(after: string): Gender | undefined {
  return /^\s(?:personne|place|chambre|table|nuit|fois|page|pièce|minute|heure|seconde|journée|semaine|année|commande|réservation|option|question|rue|livre|adresse|\p{L}+(?:tion|té|ette|ance|ence|ée)s?\b)/iu.test(
    after,
  )
    ? 'feminine'
    : undefined;
}

const PARTS: Readonly<Record<string, string>> = { 2: 'demi', 3: 'tiers', 4: 'quart' };

export function fraction(numerator: bigint, denominator: bigint): string {
  const part = PARTS[String(denominator)] ?? toOrdinal(denominator);
  const many = numerator === 1n || part.endsWith('s') ? part : `${part}s`;
  return `${toCardinal(numerator)} ${many}`;
}

export function mixed(whole: string, numerator: bigint, denominator: bigint): string {
  const half = numerator === 1n && denominator === 2n;
  return `${whole} et ${half ? 'demi' : fraction(numerator, denominator)}`;
}

export const year = (value: number): string => toCardinal(value);
