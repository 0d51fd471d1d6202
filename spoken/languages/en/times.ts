import { withDot } from '../../kinds/abbreviation.ts';
import { END, rule } from '../../rules.ts';
import { cardinal, digitByDigit } from './numbers.ts';

const HALF = '(?:\\s?([ap])\\.?m(?:\\.|\\b))';
const ZONE = `(?:\\s?((?:[ecmp]\\.?[sd]?\\.?t|gmt|utc|cet|cest|bst|ist|jst)\\.?)${END})`;

const say = (digits: string) => cardinal(BigInt(digits));

function minutes(digits: string): string {
  if (digits === '00') return '';
  return ` ${/^0/.test(digits) ? `oh ${digitByDigit(digits.slice(1))}` : say(digits)}`;
}

function tail(half: string | undefined, zone: string | undefined): string {
  const parts = [half && `${half.toUpperCase()}M`, zone?.replaceAll('.', '').toUpperCase()];
  return parts
    .filter(Boolean)
    .map((part) => ` ${part}`)
    .join('');
}

const isTime = (hour: string, minute = '00') => Number(hour) <= 24 && Number(minute) <= 59;

export const times = [
  rule(
    `(\\d{1,2}):(\\d{2}):(\\d{2})(?:\\.\\d+)?(?:Z|${HALF})?${ZONE}?${END}`,
    ([text, h = '', m = '', s = '', half, zone], { after }) => {
      if (!isTime(h, m)) return undefined;
      const unit = (digits: string, name: string) =>
        `${say(digits)} ${name}${Number(digits) === 1 ? '' : 's'}`;
      const said = `${unit(h, 'hour')} ${unit(m, 'minute')} and ${unit(s, 'second')}${tail(half, zone)}`;
      return withDot(text, said, after);
    },
  ),
  rule(
    `(\\d{1,2})[:.](\\d{2})${HALF}${ZONE}?`,
    ([text, h = '', m = '', half, zone], { after }) =>
      isTime(h, m) ? withDot(text, `${say(h)}${minutes(m)}${tail(half, zone)}`, after) : undefined,
    true,
  ),
  rule(
    `(\\d{1,2}):(\\d{2})${ZONE}?${END}`,
    ([text, h = '', m = '', zone], { after }) => {
      if (!isTime(h, m)) return undefined;
      const said = m === '00' ? `${say(h)} o'clock` : `${say(h)}${minutes(m)}`;
      return withDot(text, said + tail(undefined, zone), after);
    },
    true,
  ),
  rule(
    `(\\d{1,2})${HALF}${ZONE}?`,
    ([text, h = '', half, zone], { after }) =>
      isTime(h) ? withDot(text, `${say(h)}${tail(half, zone)}`, after) : undefined,
    true,
  ),
];
