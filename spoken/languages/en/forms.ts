import { romanRule } from '../../kinds/roman.ts';
import { END, LETTER, rule, strictRule } from '../../rules.ts';
import { cardinal, digitByDigit, ordinal } from './numbers.ts';

const LARGE: Readonly<Record<string, string>> = {
  K: 'thousand',
  M: 'million',
  B: 'billion',
  T: 'trillion',
};

/** Ordinals, Roman numbers, and forms that only English has. */
export const forms = [
  rule(
    `(\\d{1,3}(?:,\\d{3})+|\\d+)(st|nd|rd|th)${END}`,
    ([, digits = '', ending = '']) => {
      const value = BigInt(digits.replaceAll(',', ''));
      const said = ordinal(value);
      // A wrong ending is no ordinal.
      return properEnding(value) === ending.toLowerCase() ? said : `${cardinal(value)} ${ending}`;
    },
    true,
  ),
  // 1.5M, 20M; a smaller letter, or a whole number with another letter, is something else.
  strictRule(`(\\d+)(?:\\.(\\d+)([KMBT])|M)${END}`, ([, whole = '', decimals, letter = 'M']) =>
    [cardinal(BigInt(whole)), decimals && `point ${digitByDigit(decimals)}`, LARGE[letter]]
      .filter(Boolean)
      .join(' '),
  ),
  strictRule('(10{2,3})s(?=\\sof)', ([, digits]) => (digits === '100' ? 'hundreds' : 'thousands')),
  rule(
    `(\\d)['’′]\\s?(\\d{1,2})(?:["”″]|'')`,
    ([, feet = '', inches = '']) => `${cardinal(BigInt(feet))} foot ${cardinal(BigInt(inches))}`,
  ),
  strictRule('401\\(k\\)', () => 'four oh one k'),
  rule(`St\\.(?=\\s[A-ZÀ-Þ])`, (_, { before }) =>
    /\p{Lu}\p{L}+\s$/u.test(before) ? undefined : 'Saint',
  ),
  romanRule(
    'World War|Part|Chapter|Volume|Act|Phase|Type|Class|Section|Super Bowl|Grade|Level',
    (value) => cardinal(value),
  ),
  romanRule(
    `Henry|Louis|Elizabeth|Charles|George|Edward|William|Richard|James|Philip|Pope [${LETTER}]+|King [${LETTER}]+|Queen [${LETTER}]+`,
    (value) => `the ${ordinal(value)}`,
  ),
];

function properEnding(value: bigint): string {
  const [tens, ones] = [Number(value % 100n), Number(value % 10n)];
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][ones] ?? 'th';
}
