/** What is not known is a dash, never 0. */
const ABSENT = '–';

/** The page is in English, and so is how it writes; zone and time are the viewer's. */
const LOCALE = 'en';
const MICROS = 1_000_000;

/** How long something took to come: `640 ms`, from a second on `1.24 s`. */
export function formatLatency(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return ABSENT;
  const rounded = Math.round(ms);
  return rounded < 1_000 ? `${rounded} ms` : `${(ms / 1_000).toFixed(2)} s`;
}

/** How long something lasted: `3:07`, from an hour on `1:03:07`. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return ABSENT;
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/**
 * Money from millionths of the currency's unit: with 4 decimals below 1, else with 2. What is too
 * little to show is told to be less than that, not to be nothing.
 */
export function formatMoney(micros: number | null | undefined, currency = 'USD'): string {
  if (micros === null || micros === undefined) return ABSENT;
  const amount = micros / MICROS;
  const digits = Math.abs(amount) < 1 && amount !== 0 ? 4 : 2;
  const write = moneyFormat(currency, digits);
  const least = 10 ** -digits;
  return amount > 0 && amount < least / 2 ? `< ${write(least)}` : write(amount);
}

/** Making one takes as long as using it a hundred times. */
const moneyFormats = new Map<string, (amount: number) => string>();

function moneyFormat(currency: string, digits: number): (amount: number) => string {
  const key = `${currency} ${digits}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format;
  moneyFormats.set(key, made);
  return made;
}

const plainNumber = new Intl.NumberFormat(LOCALE);
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' });
const dateAndTime = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});
const timeOfDay = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium', hourCycle: 'h23' });
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'short' });

export const formatNumber = (value: number | null | undefined): string =>
  value === null || value === undefined ? ABSENT : plainNumber.format(value);

/** A share from 0 to 1: `12.5%`. */
export const formatShare = (share: number | null | undefined): string =>
  share === null || share === undefined ? ABSENT : percent.format(share);

/** Day and time in the viewer's zone, to the second. */
export const formatAbsoluteTime = (at: string): string => dateAndTime.format(new Date(at));

/** The time of day in the viewer's zone, to the second. */
export const formatTimeOfDay = (at: string): string => timeOfDay.format(new Date(at));

/** The day in the viewer's zone. */
const formatDate = (at: string): string => date.format(new Date(at));

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const NOW_MS = 10_000;
/** What is longer ago is told by its date. */
const RELATIVE_FOR_MS = 7 * 86_400_000;

/**
 * A time as people say it: `just now`, `3 min. ago`, `yesterday`, then the date.
 *
 * @param now - in milliseconds since 1970
 */
export function formatRelativeTime(at: string, now: number): string {
  const ms = Date.parse(at) - now;
  if (Math.abs(ms) < NOW_MS) return 'just now';
  if (Math.abs(ms) > RELATIVE_FOR_MS) return formatDate(at);
  const [unit, size] = STEPS.find(([, each]) => Math.abs(ms) >= each) ?? ['second', 1_000];
  return relative.format(Math.trunc(ms / size), unit);
}
