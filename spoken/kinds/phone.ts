import type { Language, Rule } from '../language.ts';
import { END, rule } from '../rules.ts';

const GAP = '[-.\\s/]{1,2}';

/** +1 (123) 123-5678, 06 12 34 56 78, 1-800-GO-HAUL, 127.0.0.1, 111-11-1111: digits in groups. */
export function phone(language: Language): Rule[] {
  const { phone, signs } = language;
  const group = (digits: string) => phone.group(digits);
  const groups = (text: string) => (text.match(/\d+/g) ?? []).map(group).join(', ');
  const extension = `(?:,?\\s?(?:${language.phone.extension.written})\\.?\\s?(\\d+))?`;
  const extended = (digits: string | undefined) =>
    digits ? `, ${phone.extension.spoken} ${group(digits)}` : '';

  return [
    // The zero of +49 (0)30 is not dialled from abroad.
    rule(
      `(?:\\+|00)(\\d{1,3})((?:[-.\\s/]{0,2}\\(?\\d{1,6}\\)?){1,7})${extension}${END}`,
      ([, country = '', rest = '', digits]) =>
        rest.replace(/\D/g, '').length + country.length < 7
          ? undefined
          : `${signs.plus} ${sayCountry(country, rest.replace('(0)', ''), language)}${extended(digits)}`,
    ),
    rule(
      `\\((\\d{2,6})\\)${GAP}?(\\d{2,8}(?:${GAP}?\\d{2,8}){0,4})${extension}${END}`,
      ([, area = '', rest = '', digits]) => `${group(area)}, ${groups(rest)}${extended(digits)}`,
    ),
    // 3.000.000.000 is an amount where dots group digits.
    rule(`\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\.?\\d)${END}`, ([text]) =>
      /\.000$/.test(text) ? undefined : text.split('.').map(group).join(` ${signs.dot} `),
    ),
    rule(
      `(\\d)[-.](\\d{3})((?:[-.](?:[a-z]+|\\d+))+)${END}`,
      ([, first = '', area = '', rest = '']) =>
        /[a-z]/i.test(rest) || /^[-.]\d{3}[-.]\d{4}$/.test(rest)
          ? `${group(first)}, ${phone.prefix(area)}, ${sayVanity(rest, group)}`
          : undefined,
    ),
    rule(
      `\\d{3}[-. ]\\d{3}[-. ]\\d{3,4}(?:-\\d+)?${extension}(?![ .]\\d)${END}`,
      ([text, digits]) => {
        const main = digits ? text.slice(0, text.search(/[^\d\s.-]/)) : text;
        return main.includes('-') || phone.isSpaced.test(main)
          ? groups(main) + extended(digits)
          : undefined;
      },
    ),
    rule(`\\d{3}-\\d{2}-\\d{4}${END}`, ([text]) => groups(text)),
    rule(`\\d{3,4}-\\d{4}${END}`, ([text]) =>
      /^(1[89]|20)\d\d-(1[89]|20)\d\d$/.test(text) ? undefined : groups(text),
    ),
    rule(`0(?:\\d{1,4}|(?=\\s\\d{3}\\s))(?:${GAP}\\d{2,8})+${END}`, ([text]) => groups(text)),
    // An amount ends with three digits: 555 1234.
    rule(`\\d{2,3}(?: \\d{3,4})? \\d{4}${END}`, ([text]) => groups(text)),
    // Groups of two and three, which no amount has: 91 123 45 67.
    rule(`\\d{2,3}(?: \\d{2,3}){2,4}${END}`, ([text]) =>
      /\d{8,11}/.test(text.replaceAll(' ', '')) && / \d\d(?: |$)/.test(text)
        ? groups(text)
        : undefined,
    ),
    rule(`\\d{4}(?: \\d{4}){2,3}${END}`, ([text]) => groups(text)),
  ];
}

function sayCountry(country: string, rest: string, { phone }: Language): string {
  const digits = /^[-.\s/(]/.test(rest) ? country : (country + rest).slice(0, country.length);
  const groups = (rest.match(/\d+/g) ?? []).map((text) => phone.group(text));
  return [phone.country(digits), ...groups].join(', ');
}

function sayVanity(rest: string, group: (digits: string) => string): string {
  const parts = rest.match(/[a-z]+|\d+/gi) ?? [];
  return parts.map((part) => (/\d/.test(part) ? group(part) : part)).join(', ');
}
