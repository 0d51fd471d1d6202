import type { Gender, Language, Noun } from '../language.ts';
import { isOne, numberPattern, readNumber, sayNumber } from '../numbers.ts';
import { anyOf, END } from '../rules.ts';

/** An amount to be said before a noun, in parts: "2.5" and "million". */
export interface Amount {
  number: string;
  scale?: string;
}

/** The source of a pattern for an amount, in two groups: the number, and its scale if it has one. */
export function amountPattern(language: Language, scales = Object.keys(language.scales)): string {
  return `${scaledPattern(language, scales)}?`;
}

/** As `amountPattern`, with a scale. */
export function scaledPattern(language: Language, scales = Object.keys(language.scales)): string {
  return `([-−+]?${numberPattern(language)})(?:\\s?(${anyOf(scales)})${END})`;
}

/** Says an amount of something: "two point five million dollars". */
export function sayAmount({ number, scale }: Amount, noun: Noun, language: Language): string {
  const read = readNumber(number, language);
  const form = countedBy(read, language) ? noun.one : noun.many;
  if (!scale) return `${sayNumber(read, language, genderBefore(noun))} ${form}`;
  return `${sayScaled({ number, scale }, language)} ${language.scaleJoin(noun.many)}${noun.many}`;
}

/** Says an amount without a noun: "two point five million". */
export function sayScaled({ number, scale }: Amount, language: Language): string {
  const read = readNumber(number, language);
  const key = scale?.toLowerCase() ?? '';
  const noun = language.scales[key] ?? language.scales[language.moneyScales[key] ?? ''];
  if (!noun) return sayNumber(read, language);
  const form = countedBy(read, language) ? noun.one : noun.many;
  return `${sayNumber(read, language, genderBefore(noun))} ${form}`;
}

function genderBefore({ gender }: Noun): Gender {
  return gender ?? 'masculine';
}

/** Which number takes the singular: 1, and in French whatever is less than 2. */
function countedBy(read: ReturnType<typeof readNumber>, { code }: Language): boolean {
  return isOne(read) || (code === 'fr' && /^0*[01]?$/.test(read.whole));
}
