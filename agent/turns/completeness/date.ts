import type { DigitRun, NumberWords } from './digit-run.ts';
import { judgeYear } from './number.ts';
import type { Request } from './request.ts';
import type { Completeness } from './verdict.ts';

export interface DateWords {
  months: ReadonlySet<string>;
  /** Of days: "third", "21st"; a number is a day too. */
  ordinal: RegExp;
  /** Between the day and its month: "of". */
  of: ReadonlySet<string>;
  /** Where a day is "twenty first": words after which "twenty" is half of one. */
  beforeHalfDay: ReadonlySet<string>;
  /** Words of a short answer before a month: "it's". */
  lead: ReadonlySet<string>;
}

/** Judges what ends in a date, or in a part of one. */
export function judgeDate(
  words: readonly string[],
  run: DigitRun | undefined,
  request: Request | undefined,
  names: DateWords,
  { values }: NumberWords,
): Completeness | undefined {
  const isDay = (word = '') =>
    names.ordinal.test(word) || values.has(word) || /^(?:[1-9]|[12]\d|3[01])$/.test(word);
  const last = words.length - 1;
  const month = words.findLastIndex((word) => names.months.has(word));
  const isMonthLast = month >= 0 && month === last;
  if (request?.kind === 'birth date') {
    if (run && (run.digits.length > 3 || run.hasThousand)) return judgeYear(run);
    return run || isMonthLast || isDay(words[last]) ? 'unfinished' : undefined;
  }
  if (isMonthLast) {
    if (isDay(words[names.of.has(words[month - 1] ?? '') ? month - 2 : month - 1]))
      return 'finished';
    return words.slice(0, month).every((word) => names.lead.has(word)) ? 'unfinished' : undefined;
  }
  const beforeRun = words[(run?.start ?? 0) - 1] ?? '';
  if (run?.isOpen && run.isSpoken && run.groups === 1)
    return names.beforeHalfDay.has(beforeRun) ? 'unfinished' : undefined;
  return month >= 0 && month === last - 1 && isDay(words[last]) ? 'finished' : undefined;
}
