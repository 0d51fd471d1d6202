import type { Currency, Language, Rule } from '../language.ts';
import { readNumber } from '../numbers.ts';
import { anyOf, END, LETTER, rule } from '../rules.ts';
import { type Amount, amountPattern, sayAmount } from './amount.ts';

/** $5, $5 USD, 5,50 €, US $76.3 trillion, £20/month, 20 EUR. */
export function money(language: Language): Rule[] {
  const { currencies, moneyScales, scales, units, signs } = language;
  const names = Object.keys(currencies);
  // "we won 5 games": what is a word does not stand before the amount.
  const symbols = names.filter((name) => !isWord(name, currencies[name]));
  const codes = symbols.filter((name) => /^[a-z]{3}$/.test(name));
  const amount = amountPattern(language, [...Object.keys(scales), ...Object.keys(moneyScales)]);
  const per = `(?:\\s?/\\s?([${LETTER}]{1,20}))?${END}`;

  const say = (written: Amount, name: string, unit: string | undefined) => {
    const found = currencies[name.toLowerCase()];
    if (!found) return undefined;
    const said = sayMoney(written, found, language);
    return unit === undefined ? said : `${said} ${signs.per} ${units[unit]?.one ?? unit}`;
  };
  return [
    // $5-10: the currency is said once, after the second amount.
    rule(
      `(${anyOf(symbols)})\\s?(\\d+)\\s?[-–]\\s?${amount}(?![\\d${LETTER}%])`,
      ([, symbol = '', from = '', number = '', scale]) => {
        const said = say({ number, scale }, symbol, undefined);
        return said && `${language.cardinal(BigInt(from))} ${signs.to} ${said}`;
      },
    ),
    rule(
      `([-−]?)(${anyOf(symbols)})\\s?${amount}(?![\\d${LETTER}%])(?:\\s(${anyOf(codes)})${END})?${per}`,
      ([, sign = '', symbol = '', number = '', scale, code, unit]) =>
        say({ number: sign + number, scale }, code ?? symbol, unit),
      true,
    ),
    rule(
      `${amount}(?:\\s(?:de\\s|d['’]))?\\s?(${anyOf(names)})${END}${per}`,
      ([, number = '', scale, name = '', unit]) => say({ number, scale }, name, unit),
      true,
    ),
  ];
}

function isWord(name: string, currency: Currency | undefined): boolean {
  return name === currency?.one || name === currency?.many;
}

/** Cents are said where there are cents; more decimals than that are no cents. */
function sayMoney(amount: Amount, currency: Currency, language: Language): string {
  if (amount.scale) return sayAmount(amount, currency, language);
  const { isNegative, whole, decimals = '' } = readNumber(amount.number, language);
  const cents = decimals.replace(/0+$/, '');
  const sign = isNegative ? '-' : '';
  if (cents === '') return sayAmount({ number: sign + (whole || '0') }, currency, language);
  if (cents.length > 2 || !currency.cent)
    return sayAmount({ number: amount.number.replace(/0+$/, '') }, currency, language);

  const number = String(Number(cents.padEnd(2, '0')));
  if (/^0*$/.test(whole)) return sayAmount({ number: sign + number }, currency.cent, language);
  const units = sayAmount({ number: sign + whole }, currency, language);
  return `${units} ${sayAmount({ number }, currency.cent, language)}`;
}
