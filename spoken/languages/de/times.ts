import { END, rule } from '../../rules.ts';
import { cardinal } from './numbers.ts';

const say = (digits: string) => cardinal(BigInt(digits));
/** "ein Uhr", not "eins Uhr". */
const hour = (digits: string) => `${cardinal(BigInt(digits), 'neuter')} Uhr`;
const count = (digits: string, name: string) =>
  `${cardinal(BigInt(digits), 'feminine')} ${name}${Number(digits) === 1 ? '' : 'n'}`;
const isTime = (h: string, m = '00') => Number(h) <= 24 && Number(m) <= 59;
const UHR = '(?:\\s?(?:Uhr|h))';

export const times = [
  rule(`(\\d{1,2})[:.](\\d{2})[:.](\\d{2})(?:${UHR})?${END}`, ([, h = '', m = '', s = '']) =>
    isTime(h, m) ? `${hour(h)} ${count(m, 'Minute')} ${count(s, 'Sekunde')}` : undefined,
  ),
  rule(
    `(\\d{1,2})(?::(\\d{2})${UHR}?|\\.(\\d{2})${UHR})${END}`,
    ([, h = '', m, other]) => {
      const minutes = m ?? other ?? '';
      if (!isTime(h, minutes)) return undefined;
      return minutes === '00' ? hour(h) : `${hour(h)} ${say(minutes)}`;
    },
    true,
  ),
  rule(
    `(\\d{1,2})\\s?Uhr(?:\\s(\\d{2}))?${END}`,
    ([, h = '', m]) => (isTime(h, m) ? `${hour(h)}${m ? ` ${say(m)}` : ''}` : undefined),
    true,
  ),
];
