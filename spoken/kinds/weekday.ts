import type { Language, Rule } from '../language.ts';
import { anyOf, END, rule } from '../rules.ts';
import { withDot } from './abbreviation.ts';

/** Mon-Fri, Sat 10-2, Tue. Without a dot a short form is a weekday only before a time or a date. */
export function weekday({ weekdays, months, signs }: Language): Rule[] {
  const names = `(${anyOf(Object.keys(weekdays))})`;
  const month = `(?:${anyOf(Object.keys(months))})`;
  const hour = `\\d{1,2}(?:[:.h–-]|\\s?(?:uhr|[ap]\\.?m|[-–]|(?:de\\s)?${month}))`;
  const say = (name: string) => weekdays[name.toLowerCase()];
  return [
    rule(`${names}\\.?\\s?[-–]\\s?${names}${END}\\.?`, ([text, first = '', last = ''], { after }) =>
      withDot(text, `${say(first)} ${signs.to} ${say(last)}`, after),
    ),
    rule(`${names}\\.`, ([text, name = ''], { after }) => withDot(text, say(name) ?? name, after)),
    rule(`${names}(?=,?\\s(?:${month}${END}|${hour}))`, ([, name = '']) => say(name)),
  ];
}
