const SMALL = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: [number, string][] = [
  [1_000_000, 'million'],
  [1_000, 'thousand'],
  [100, 'hundred'],
];
const ORDINALS: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** Every word that `parseNumber` reads. */
export const NUMBER_WORDS = [...SMALL, ...TENS, ...SCALES.map(([, word]) => word), 'and'];

/** A number as it is spoken: whole, or to one decimal place. */
export function numberInWords(value: number): string {
  if (value < 0) return `minus ${numberInWords(-value)}`;
  const rounded = Math.round(value * 10) / 10;
  const whole = Math.floor(rounded);
  const tenth = Math.round((rounded - whole) * 10);
  return tenth === 0 ? wholeInWords(whole) : `${wholeInWords(whole)} point ${SMALL[tenth]}`;
}

function wholeInWords(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  for (const [scale, word] of SCALES) {
    if (value < scale) continue;
    const rest = value % scale;
    const head = `${wholeInWords(Math.floor(value / scale))} ${word}`;
    if (rest === 0) return head;
    return `${head}${rest < 100 ? ' and' : ''} ${wholeInWords(rest)}`;
  }
  const tens = TENS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${SMALL[value % 10]}`;
}

/** A whole number written in digits or lower-case words, such as "twenty five" or "four two seven". */
export function parseNumber(text: string): number | undefined {
  const words = text.split(/[\s-]+/).filter((part) => part !== '' && part !== 'and');
  const digits = words.map((word) => (/^\d$/.test(word) ? Number(word) : SMALL.indexOf(word)));
  // Said digit by digit.
  if (digits.length > 1 && digits.every((digit) => digit >= 0 && digit < 10)) {
    return Number(digits.join(''));
  }
  let total = 0;
  let group = 0;
  for (const word of words) {
    const scale = SCALES.find(([, name]) => name === word)?.[0];
    if (scale === 100) group = (group || 1) * scale;
    else if (scale !== undefined) [total, group] = [total + (group || 1) * scale, 0];
    else if (/^\d{1,9}$/.test(word)) group += Number(word);
    else if (SMALL.includes(word)) group += SMALL.indexOf(word);
    else if (TENS.includes(word)) group += (TENS.indexOf(word) + 2) * 10;
    else return undefined;
  }
  return total + group;
}

/** A time of day in local time: "five past" is left to people; this says "three oh five in the afternoon". */
export function timeInWords(at: Date): string {
  const hour = at.getHours();
  const minute = at.getMinutes();
  const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
  const minutes =
    minute === 0 ? "o'clock" : minute < 10 ? `oh ${SMALL[minute]}` : wholeInWords(minute);
  return `${wholeInWords(hour % 12 || 12)} ${minutes} ${part}`;
}

/** A date in local time: "Sunday, the twenty-second of November". */
export function dateInWords(at: Date): string {
  const weekday = at.toLocaleDateString('en', { weekday: 'long' });
  const month = at.toLocaleDateString('en', { month: 'long' });
  return `${weekday}, the ${ordinal(at.getDate())} of ${month}`;
}

/** "first", "twenty-second", "hundredth" is "one hundredth". */
export function ordinal(value: number): string {
  const words = wholeInWords(value);
  const last = words.split(/[- ]/).at(-1) ?? words;
  const changed = ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return words.slice(0, words.length - last.length) + changed;
}

const MAX_ORDINAL = 200;

/** The number of an ordinal up to 200, such as "22nd" or "twenty-second". Words before it may stand there. */
export function parseOrdinal(text: string): number | undefined {
  const digits = /(\d{1,3})(?:st|nd|rd|th)$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const words = text.replaceAll(' ', '-');
  for (let n = MAX_ORDINAL; n > 0; n--) {
    const name = ordinal(n)
      .replace(/^one hundred/, 'hundred')
      .replaceAll(' ', '-');
    if (words === name || words.endsWith(`-${name}`)) return n;
  }
  return undefined;
}
