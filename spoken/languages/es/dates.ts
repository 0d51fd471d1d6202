import { anyOf, END, rule } from '../../rules.ts';
import { cardinal, digitByDigit } from './numbers.ts';

const NAMES =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  );

export const months: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    NAMES.flatMap((name) => [
      [name, name],
      [`${name.slice(0, 3)}.`, name],
    ]),
  ),
  'sept.': 'septiembre',
  setiembre: 'setiembre',
};
const MONTH = `(${anyOf(Object.keys(months))})`;
const DAY = '(0?[1-9]|[12]\\d|3[01])';

const month = (name: string) => months[name.toLowerCase()] ?? name;
const numbered = (digits: string) => NAMES[Number(digits) - 1];
/** Of a month the first day is an ordinal. */
const day = (digits: string) => (Number(digits) === 1 ? 'primero' : cardinal(BigInt(digits)));

function sayYear(digits: string | undefined): string {
  if (!digits) return '';
  const isShort = digits.length === 2;
  return ` de ${isShort && /^0/.test(digits) ? digitByDigit(digits) : cardinal(BigInt(digits))}`;
}

export const dates = [
  rule(
    `${DAY}[º°]?\\s(?:de\\s)?${MONTH}(?:,?\\s(?:del?\\s)?(\\d{4}))?${END}`,
    ([, digits = '', name = '', years]) => `${day(digits)} de ${month(name)}${sayYear(years)}`,
  ),
  rule(
    `${MONTH}\\s${DAY}(?:,?\\s(\\d{4}))?${END}(?![:.]\\d)`,
    ([, name = '', digits = '', years]) => `${day(digits)} de ${month(name)}${sayYear(years)}`,
  ),
  rule(
    `${MONTH}\\s(?:del?\\s)?(\\d{4})${END}`,
    ([, name = '', years]) => `${month(name)}${sayYear(years)}`,
  ),
  rule(
    `(\\d{4})([-/.])(\\d{2})\\2(\\d{2})(?:T(?=\\d)|${END})`,
    ([, years, , name = '', digits = '']) =>
      numbered(name) && Number(digits) > 0 && Number(digits) <= 31
        ? `${day(digits)} de ${numbered(name)}${sayYear(years)}`
        : undefined,
  ),
  rule(
    `${DAY}([./-])(0?[1-9]|1[0-2])\\2(\\d{4}|\\d{2})${END}`,
    ([, digits = '', , name = '', years]) => `${day(digits)} de ${numbered(name)}${sayYear(years)}`,
  ),
  rule(
    `(?:año\\s)?((?:\\d{1,3}(?:\\.\\d{3})+|\\d+))\\s(a|d)\\.\\s?c\\.`,
    ([, digits = '', era]) =>
      `${cardinal(BigInt(digits.replaceAll('.', '')))} ${era === 'a' ? 'antes' : 'después'} de Cristo`,
  ),
];
