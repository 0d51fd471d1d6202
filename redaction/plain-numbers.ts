import { isSpoken, type Run, type Speech } from './speech.ts';

/** Dates, times, dotted addresses and grouped amounts as they are written. */
const WRITTEN = [
  /(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|[12]\d|3[01])\1(?:\d{4}|\d{2})(?![/.-]?\d)/,
  /(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![-\d])/,
  /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![.\d])/,
  /(?<![\d,])\d{1,3}(?:,\d{3})+(?![,\d])/,
];
const CURRENCY = /[$£€¥]\s?$/;
const UNIT =
  /^[\s-]?(?:%|[$£€¥]|percent|per cent|dollars?|bucks|cents?|euros?|pounds?|pence|people|persons?|guests|million|billion|trillion|units?|pieces?|items?|points?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|degrees|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|feet|inch(?:es)?|o['’]?clock|[ap]\.?m)(?![\p{L}\p{N}])/iu;

/** A quantity, a date, a time or a list, and so nobody's number. */
export function isPlain(speech: Speech, run: Run): boolean {
  return (
    isMeasure(speech, run) ||
    isCount(run) ||
    isEnumerated(speech.text, run) ||
    // The tail of a machine's id.
    /[\p{L}_]/u.test(speech.text.charAt(run.start - 1)) ||
    (isSpoken(run) && (isDate(run.digits) || isYearsOrTimes(run)))
  );
}

/** What no words before it can make a person's number: by its unit, its signs or how it is said. */
export function isMeasure(speech: Speech, run: Run): boolean {
  const said = speech.text.slice(run.start, run.end);
  const before = speech.text.slice(Math.max(0, run.start - 8), run.start);
  return (
    isAmount(speech, run) ||
    /\bpoint\s/i.test(before + said) ||
    WRITTEN.some((pattern) => pattern.test(said)) ||
    isCardinal(run)
  );
}

/** With a currency before it or a unit after it. */
export function isAmount({ text }: Speech, { start, end }: Run): boolean {
  return (
    CURRENCY.test(text.slice(Math.max(0, start - 2), start)) || UNIT.test(text.slice(end, end + 20))
  );
}

/** "one thousand two hundred …", but not "five five five eight thousand". */
function isCardinal({ groups }: Run): boolean {
  const at = groups.findIndex(({ thousand }) => thousand);
  if (at < 0) return false;
  const isLastOfDigits =
    at === groups.length - 1 &&
    at >= 3 &&
    groups.every(({ digits }, i) => i === at || digits.length === 1);
  return !isLastOfDigits;
}

/** "one, two, three …", "ten, twenty, thirty …", or six and more in order of size. */
function isCount({ groups }: Run): boolean {
  const values = groups.map(({ digits }) => Number(digits));
  const steps = values.slice(1).map((value, at) => value - (values[at] as number));
  const isOrdered = steps.every((step) => step > 0) || steps.every((step) => step < 0);
  return isOrdered && steps.length >= 4 && (steps.length >= 5 || new Set(steps).size === 1);
}

/** "one, then two, then five", "ten, no, eleven": words that tell numbers apart, not digits. */
function isEnumerated(text: string, { groups }: Run): boolean {
  const apart = groups.slice(1).filter((group, at) => {
    return /\b(?:then|no|so|sorry|wait)\b/i.test(text.slice(groups[at]?.end, group.start));
  });
  return apart.length >= 2 && apart.length * 2 >= groups.length - 1;
}

/** Day, month and year, in either order, as someone says when they were born. */
function isDate(digits: string): boolean {
  return /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:19|20)\d\d$/.test(
    digits,
  );
}

/** "nineteen eighty four, nineteen ninety", "nine thirty, ten thirty". */
function isYearsOrTimes({ groups }: Run): boolean {
  const said = groups.map(({ digits }) => digits).join(' ');
  return (
    /^(?:(?:19|20) ?\d\d ?)+$/.test(said) ||
    /^(?:(?:[1-9]|1[0-2]) (?:15|30|45|00|0 5|[1-5]0) ?)+$/.test(said)
  );
}
