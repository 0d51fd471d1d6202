import { toCardinal } from 'n2words/en-US';
import { wordsOf } from '../spoken/cases.ts';

/** A difference that a listener takes for the same, and why. Applied to both forms before they are compared. */
interface Variant {
  language: 'any' | 'en' | 'de' | 'fr' | 'es';
  /** Without: every kind. */
  kinds?: readonly string[];
  reason: string;
  alike(words: string): string;
}

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const SCHEME =
  /\bhttps? ?(?:colon slash slash|doppelpunkt ?slash ?slash|deux points barre oblique barre oblique|dos puntos barra barra) ?/g;
const HUNDREDS = new RegExp(
  `\\b(${DIGITS.slice(1).join('|')}) hundred( [a-z]+(?: (?:${DIGITS.slice(1).join('|')}))?)?\\b`,
  'g',
);
const BELOW_A_THOUSAND = new Map(
  Array.from({ length: 900 }, (_, at) => [
    wordsOf(toCardinal(at + 100)),
    [...String(at + 100)].map((digit) => DIGITS[Number(digit)]).join(' '),
  ]),
);

const VARIANTS: readonly Variant[] = [
  {
    language: 'en',
    reason: '"one hundred and twenty" is British, "one hundred twenty" American',
    alike: (words) => words.replace(/\b(hundred|thousand|million) and (?=\w)/g, '$1 '),
  },
  {
    language: 'any',
    reason: 'letters said one by one sound the same however they are spaced: "https", "h t t p s"',
    alike: (words) => words.replace(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, ''),
  },
  {
    language: 'any',
    kinds: ['electronic'],
    reason: 'on the phone nobody says the scheme of an address',
    alike: (words) => words.replace(SCHEME, ''),
  },
  {
    language: 'en',
    kinds: ['cardinal'],
    reason: 'a long number without commas is said as a number or digit by digit',
    alike: (words) => {
      const digits = words.split(' ').map((word) => DIGITS.indexOf(word));
      return digits.length < 5 || digits.includes(-1)
        ? words
        : wordsOf(toCardinal(digits.join('')));
    },
  },
  {
    language: 'en',
    kinds: ['serial', 'range'],
    reason: 'three digits within a code are said one by one or as a number',
    alike: (words) => words.replace(HUNDREDS, (number) => BELOW_A_THOUSAND.get(number) ?? number),
  },
  {
    language: 'en',
    kinds: ['measure', 'serial', 'range'],
    reason: '"4x" is "four x" or "four times", and so is the star of a product',
    alike: (words) => words.replace(/ (?:x|times|asterisk)\b/g, ' times'),
  },
  {
    language: 'de',
    kinds: ['measure'],
    reason: '"eine Stunde" and "eine Million" are the grammar, "ein stunde" is not',
    alike: (words) => words.replace(/\beins?e?\b/g, 'ein'),
  },
  {
    language: 'de',
    reason: 'German numbers are one word: "ein hundert eins" is "einhunderteins"',
    alike: (words) => words.replaceAll(' ', ''),
  },
];

/** Whether what was said differs from what was wanted by listed variants only. */
export function isVariant(
  { language, kind }: { language: string; kind: string },
  heard: string,
  wanted: string,
): boolean {
  const fitting = VARIANTS.filter(
    (variant) =>
      (variant.language === 'any' || variant.language === language) &&
      (variant.kinds?.includes(kind) ?? true),
  );
  const [one, other] = [heard, wanted].map((spoken) =>
    fitting.reduce((words, { alike }) => alike(words), wordsOf(spoken)),
  );
  return one === other;
}
