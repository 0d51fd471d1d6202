import type { Gender } from '../../language.ts';
import { cardinal } from './numbers.ts';

const ONES = [
  '',
  'primero',
  'segundo',
  'tercero',
  'cuarto',
  'quinto',
  'sexto',
  'séptimo',
  'octavo',
  'noveno',
];
const TENS = [
  '',
  'décimo',
  'vigésimo',
  'trigésimo',
  'cuadragésimo',
  'quincuagésimo',
  'sexagésimo',
  'septuagésimo',
  'octogésimo',
  'nonagésimo',
];
const HUNDREDS = [
  '',
  'centésimo',
  'ducentésimo',
  'tricentésimo',
  'cuadringentésimo',
  'quingentésimo',
  'sexcentésimo',
  'septingentésimo',
  'octingentésimo',
  'noningentésimo',
];
/** Joined, these lose their accent; 11th and 12th have names of their own. */
const JOINED: Readonly<Record<number, string>> = { 1: 'decimo', 2: 'vigesimo' };
const NAMED: Readonly<Record<number, string>> = { 11: 'undécimo', 12: 'duodécimo' };

/** Spanish ordinals; undefined from a million on, where nobody says them. */
export function ordinal(value: number): string | undefined {
  if (value < 1 || value > 999_999) return undefined;
  const thousands = Math.floor(value / 1_000);
  const parts = [
    thousands > 0 &&
      `${thousands === 1 ? '' : cardinal(BigInt(thousands)).replaceAll(' ', '')}milésimo`,
    HUNDREDS[Math.floor(value / 100) % 10],
    belowHundred(value % 100),
  ];
  return parts.filter(Boolean).join(' ');
}

function belowHundred(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const joined = JOINED[tens];
  if (NAMED[value]) return NAMED[value];
  if (joined && ones > 0) return `${joined}${ONES[ones]}`.replace('oo', 'o');
  return [TENS[tens], ONES[ones]].filter(Boolean).join(' ');
}

/** Every word of an ordinal agrees with its noun. */
export function inGender(said: string, gender: Gender): string {
  return gender === 'feminine' ? said.replace(/o(?= |$)/g, 'a') : said;
}

/** Before a masculine noun: "primer piso", "tercer día". */
export function short(said: string): string {
  return said.replace('undécimo', 'decimoprimero').replace(/(primer|tercer)o$/, '$1');
}
