import type { DigitRun, NumberWords } from './digit-run.ts';
import { judgeYear } from './number.ts';
import type { Request } from './request.ts';
import type { Completeness } from './verdict.ts';

export interface DateWords {
  months: ReadonlySet<string>;
  /** Months only beside a day: "may". */
  alsoVerbs: ReadonlySet<string>;
  /** Of days: "third", "21st"; a number is a day too. */
  ordinal: RegExp;
  /** Between the day and its month: "of". */
  of: ReadonlySet<string>;
  /** Where a day is "twenty first": words after which "twenty" is half of one. */
  beforeHalfDay: ReadonlySet<string>;
  /** Words of a short answer before a month: "it's". */
  lead: ReadonlySet<string>;
}

/** Day, month and year in digits: with a year of two digits it may be whole. */
const SHORT_DATE = 6;
const FULL_DATE = 8;

/** Judges what ends in a date, or in a part of one. */
export function judgeDate(
  words: readonly string[],
  run: DigitRun | undefined,
  request: Request | undefined,
  names: DateWords,
  { values }: NumberWords,
): Completeness | undefined {
  const isOrdinal = (word = '') => names.ordinal.test(word) || /^\d{1,2}[/.]\d{1,2}$/.test(word);
  const isDay = (word = '') =>
    isOrdinal(word) || values.has(word) || /^(?:[1-9]|[12]\d|3[01])$/.test(word);
  const last = words.length - 1;
  const month = words.findLastIndex(
    (word, at) =>
      names.months.has(word) &&
      (!names.alsoVerbs.has(word) ||
        names.of.has(words[at - 1] ?? '') ||
        [words[at - 1], words[at + 1]].some(isDay)),
  );
  if (request?.kind === 'birth date') {
    if (/^\d{1,4}(?:[/.]\d{1,4}){2}$/.test(words[last] ?? '')) return 'finished';
    if (run && (month >= 0 || run.hasThousand || words.some(isOrdinal))) return judgeYear(run);
    if (run) return judgeDigits(run.digits.length);
    return month === last || isDay(words[last]) ? 'unfinished' : undefined;
  }
  if (month >= 0 && month === last) {
    const before = names.of.has(words[month - 1] ?? '') ? month - 2 : month - 1;
    if (isDay(words[before])) return 'finished';
    return words.slice(0, month).every((word) => names.lead.has(word)) ? 'unfinished' : undefined;
  }
  if (run?.isOpen && run.isSpoken && run.groups === 1)
    return names.beforeHalfDay.has(words[run.start - 1] ?? '') ? 'unfinished' : undefined;
  return month >= 0 && month === last - 1 && isDay(words[last]) ? 'finished' : undefined;
}

function judgeDigits(count: number): Completeness {
  if (count >= FULL_DATE) return 'finished';
  return count < SHORT_DATE ? 'unfinished' : 'unsure';
}
