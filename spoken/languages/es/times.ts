import { withDot } from '../../kinds/abbreviation.ts';
import { END, rule } from '../../rules.ts';
import { cardinal } from './numbers.ts';

const HALF = '(?:\\s?([ap])\\.?\\s?m(?:\\.|\\b))';
const ZONE = `(?:\\s?((?:gmt|utc|est|pst|cst|mst|et|pt|cet|cest)(?:\\s?([-+])\\s?(\\d{1,2})(?::(\\d{2}))?)?)${END})`;

const hour = (digits: string) => cardinal(BigInt(digits), 'feminine');
const count = (digits: string, one: string) =>
  `${cardinal(BigInt(digits), one.endsWith('a') ? 'feminine' : 'masculine')} ${one}${Number(digits) === 1 ? '' : 's'}`;

function minutes(
  digits: string | undefined,
  signs: Readonly<Record<string, string>> = { 15: 'cuarto', 30: 'media' },
): string {
  if (!digits || Number(digits) === 0) return '';
  return ` y ${signs[digits] ?? cardinal(BigInt(digits))}`;
}

/** The part of the day: one in the morning is "de la mañana", half past midnight "de la noche". */
function half(letter: string | undefined, hours: string): string {
  if (!letter) return '';
  const value = Number(hours);
  if (letter.toLowerCase() === 'a') return value === 12 ? ' de la noche' : ' de la mañana';
  return value >= 8 && value < 12 ? ' de la noche' : ' de la tarde';
}

function zone(match: RegExpExecArray, at: number): string {
  const name = match[at]?.match(/^\p{L}+/u)?.[0];
  if (!name) return '';
  const parts = [[...name.toUpperCase()].join(' ')];
  const sign = match[at + 1];
  if (sign) parts.push(sign === '-' ? 'menos' : 'más', cardinal(BigInt(match[at + 2] ?? '0')));
  if (match[at + 3]) parts.push(cardinal(BigInt(match[at + 3] ?? '0')));
  return ` ${parts.join(' ')}`;
}

const isTime = (h: string, m = '00') => Number(h) <= 24 && Number(m) <= 59;

export const times = [
  rule(
    `(\\d{1,2})\\s?h\\s?(\\d{1,2})\\s?min\\s?(\\d{1,2})\\s?(?:seg?|s)${END}`,
    ([, h = '', m = '', s = '']) =>
      `${count(h, 'hora')} ${count(m, 'minuto')} y ${count(s, 'segundo')}`,
  ),
  rule(
    `(\\d{1,2})\\s?h\\s?(\\d{1,2})\\s?min${END}`,
    ([, h = '', m = '']) => `${hour(h)}${minutes(m)}`,
  ),
  rule(`(\\d{1,2}):(\\d{2}):(\\d{2})${HALF}?${ZONE}?(?:\\s?h)?`, (match, { after }) => {
    const [, h = '', m = '', s = '', letter] = match;
    if (!isTime(h, m)) return undefined;
    const rest =
      m === '00' && s === '00' ? '' : ` y ${count(m, 'minuto')} y ${count(s, 'segundo')}`;
    return withDot(match[0], `${hour(h)}${rest}${half(letter, h)}${zone(match, 5)}`, after);
  }),
  rule(
    `(\\d{1,2})[:.](\\d{2})(?![\\d.,]*\\d)(?!\\s?[%€$£])${HALF}?${ZONE}?(?:\\s?(?:h|hs|hrs|horas)${END}\\.?)?${END}`,
    (match, { after }) => {
      const [, h = '', m = '', letter] = match;
      return isTime(h, m)
        ? withDot(match[0], `${hour(h)}${minutes(m)}${half(letter, h)}${zone(match, 4)}`, after)
        : undefined;
    },
    true,
  ),
  rule(
    `(\\d{1,2})${HALF}${ZONE}?`,
    (match, { after }) => {
      const [, h = '', letter] = match;
      return isTime(h)
        ? withDot(match[0], `${hour(h)}${half(letter, h)}${zone(match, 3)}`, after)
        : undefined;
    },
    true,
  ),
  rule(`(\\d{1,2})${ZONE}${END}`, (match) => `${hour(match[1] ?? '')}${zone(match, 2)}`),
];
