import type { Currency, Language, Rule } from '../language.ts';
import { readNumber, sayNumber } from '../numbers.ts';
import { anyOf, END, LETTER, rule } from '../rules.ts';
import { type Amount, amountPattern, sayAmount } from './amount.ts';

/** $5, 5,50 €, US $76.3 trillion, £20/month, 20 EUR. */
export function money(language: Language): Rule[] {
  const { currencies, moneyScales, scales, units, signs } = language;
  const amount = amountPattern(language, [...Object.keys(scales), ...Object.keys(moneyScales)]);
  const currency = `(${anyOf(Object.keys(currencies))})`;
  const per = `(?:\\s?/\\s?(${anyOf(Object.keys(units))})${END})?`;

  const say = (written: Amount, name: string, unit: string | undefined) => {
    const found = currencies[name.toLowerCase()];
    if (!found) return undefined;
    const noun = units[unit ?? ''] ?? units[unit?.toLowerCase() ?? ''];
    return sayMoney(written, found, language) + (noun ? ` ${signs.per} ${noun.one}` : '');
  };
  return [
    rule(
      `([-−]?)${currency}\\s?${amount}(?![\\d${LETTER}%])${per}`,
      ([, sign = '', name = '', number = '', scale, unit]) =>
        say({ number: sign + number, scale }, name, unit),
      true,
    ),
    rule(
      `${amount}\\s?${currency}${END}${per}`,
      ([, number = '', scale, name = '', unit]) => say({ number, scale }, name, unit),
      true,
    ),
  ];
}

/** Cents are said where there are cents; more decimals than that are no cents. */
function sayMoney(amount: Amount, currency: Currency, language: Language): string {
  const read = readNumber(amount.number, language);
  const decimals = read.decimals?.replace(/0+$/, '') ?? '';
  if (amount.scale || decimals.length > 2 || (decimals && !currency.cent))
    return sayAmount(
      amount.scale ? amount : { number: amount.number.replace(/0+$/, '') },
      currency,
      language,
    );
  const whole = { ...read, decimals: undefined };
  const isPart = /^0*$/.test(read.whole);
  const units = sayAmount(
    { number: (read.isNegative ? '-' : '') + (read.whole || '0') },
    currency,
    language,
  );
  if (!decimals || !currency.cent) return units;
  const cents = sayAmount(
    { number: String(Number(decimals.padEnd(2, '0'))) },
    currency.cent,
    language,
  );
  if (isPart) return read.isNegative ? `${language.signs.minus} ${cents}` : cents;
  return `${sayNumber(whole, language).length ? units : ''}${language.centJoin}${cents}`;
}
