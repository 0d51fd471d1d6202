import { END, rule } from '../../rules.ts';
import { cardinal } from './numbers.ts';

const count = (digits: string, name: string) =>
  `${cardinal(BigInt(digits), 'feminine')} ${name}${Number(digits) < 2 ? '' : 's'}`;

function sayTime(h: string, m: string | undefined): string | undefined {
  if (Number(h) > 24 || Number(m ?? 0) > 59) return undefined;
  // The minutes are no noun's: "une heure vingt et une" is said only with "minutes".
  return m === undefined || m === '00'
    ? count(h, 'heure')
    : `${count(h, 'heure')} ${cardinal(BigInt(m))}`;
}

export const times = [
  rule(`(\\d{1,2})[:h](\\d{2})[:m](\\d{2})s?${END}`, ([, h = '', m = '', s = '']) =>
    Number(h) <= 24 && Number(m) <= 59
      ? `${count(h, 'heure')} ${count(m, 'minute')} ${count(s, 'seconde')}`
      : undefined,
  ),
  rule(
    `(\\d{1,2})\\s?h\\s?(\\d{1,2})\\s?min\\s?(\\d{1,2})\\s?s${END}`,
    ([, h = '', m = '', s = '']) =>
      `${count(h, 'heure')} ${count(m, 'minute')} ${count(s, 'seconde')}`,
  ),
  rule(
    `(\\d{1,2})(?:\\s?h(?:eures?)?\\s?(\\d{2})?|:(\\d{2}))(?:\\s?min)?${END}`,
    ([, h = '', m, other]) => sayTime(h, m ?? other),
    true,
  ),
];
