import { toCardinal } from 'n2words/es-ES';
import type { Around, Gender } from '../../language.ts';

/** The library's words with the accents and short forms of written Spanish. */
function corrected(said: string): string {
  return said
    .replace(/\bdieciseis\b/g, 'dieciséis')
    .replace(/veintiun[oa] (?=mil)/g, 'veintiún ')
    .replace(/\bun[oa] (?=mil)/g, 'un ');
}

/** "uno" alone, "un" before a masculine noun, "una" before a feminine one; so too "doscientas". */
export function cardinal(value: bigint, gender?: Gender): string {
  const said = corrected(toCardinal(value));
  if (gender === 'feminine') {
    const millions = /^(.*mill(?:ón|ones))\s?(.*)$/.exec(said);
    const [, head = '', tail = said] = millions ?? [];
    return `${head} ${tail
      .replace(/cientos\b/g, 'cientas')
      .replace(/quinientos\b/g, 'quinientas')
      .replace(/uno$/, 'una')}`.trim();
  }
  if (gender === 'masculine') return said.replace(/veintiuno$/, 'veintiún').replace(/\buno$/, 'un');
  return said;
}

export const digitByDigit = (digits: string): string =>
  [...digits].map((digit) => toCardinal(Number(digit))).join(' ');

/** Decimals are said in pairs, up to three of them as a number. */
export function decimals(digits: string): string {
  if (digits.length > 3) return (digits.match(/\d{1,2}/g) ?? []).map(decimals).join(' ');
  const zeros = /^0*/.exec(digits)?.[0] ?? '';
  const rest = digits.slice(zeros.length);
  return [digitByDigit(zeros), rest && cardinal(BigInt(rest))].filter(Boolean).join(' ');
}

const CODE_BEFORE =
  /(?:código|pin|otp|clave|contraseña|número|referencia|pedido|terminada en|termina en|habitación|vuelo)\s*(?:es|de|:)?\s*$/i;

export function bare(digits: string, { before, after }: Around): string {
  if (/^0\d/.test(digits) || digits.length > 24 || (digits.length > 3 && CODE_BEFORE.test(before)))
    return digitByDigit(digits);
  return cardinal(BigInt(digits), genderOf(after));
}

const NO_NOUN =
  /^(?:de|del|y|e|o|u|a|al|en|por|para|que|con|sin|es|son|está|están|más|menos|se|no|si|ya|las|los|la|el|mil|hasta|desde|como|cuando|pero)$/i;

/** What the ending of the next word tells of the noun that is counted. */
export function genderOf(after: string): Gender | undefined {
  const word = /^\s(\p{L}+)/u.exec(after)?.[1];
  if (!word || NO_NOUN.test(word)) return undefined;
  if (/^(?:días?|problemas?|programas?|sistemas?|mapas?|idiomas?)$/i.test(word)) return 'masculine';
  return /(?:as?|ciones|ción|siones|sión|dad|dades|noches?)$/i.test(word)
    ? 'feminine'
    : 'masculine';
}

const PARTS: Readonly<Record<string, string>> = {
  3: 'tercio',
  4: 'cuarto',
  5: 'quinto',
  6: 'sexto',
  7: 'séptimo',
  8: 'octavo',
  9: 'noveno',
  10: 'décimo',
  100: 'centésimo',
  1000: 'milésimo',
};

export function fraction(numerator: bigint, denominator: bigint): string {
  const isOne = numerator === 1n;
  if (denominator === 2n) return isOne ? 'medio' : `${cardinal(numerator)} medios`;
  const part = PARTS[String(denominator)] ?? partOf(cardinal(denominator));
  return `${cardinal(numerator, 'masculine')} ${part}${isOne ? '' : 's'}`;
}

/** "doceavo", "treintaidosavo". */
function partOf(denominator: string): string {
  const joined = denominator.replaceAll(' y ', 'i').replaceAll(' ', '').replace('séis', 'seis');
  return `${joined.replace(/[ao]$/, '')}avo`;
}

export function mixed(whole: string, numerator: bigint, denominator: bigint): string {
  return `${whole} y ${fraction(numerator, denominator)}`;
}
