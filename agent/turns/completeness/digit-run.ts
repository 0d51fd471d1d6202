export interface NumberWords {
  /** Of the numbers from 0 to 99, those that are a word or two of their own. */
  values: ReadonlyMap<string, number>;
  /** Values to which a smaller one is added, and the largest such: "twenty" up to 9. */
  tens: ReadonlyMap<number, number>;
  /** Between the two, as in "treinta y cuatro". */
  and: string | undefined;
  /** From "double" to how often it says the digit after it. */
  repeats: ReadonlyMap<string, number>;
  hundred: ReadonlySet<string>;
  /** Of years: "two thousand", "mil novecientos". */
  thousand: ReadonlySet<string>;
  /** Said between groups: "dash", "and", "uh". */
  joiners: ReadonlySet<string>;
}

/** The number with which someone ends, as it would be written down. */
export interface DigitRun {
  digits: string;
  /** Groups in which it was said. */
  groups: number;
  /** How many of the words before it there are. */
  start: number;
  isSpoken: boolean;
  /** Begins with the code of a country. */
  hasPlus: boolean;
  /** Ends in "twenty" or "thousand", to which more may come. */
  isOpen: boolean;
  hasThousand: boolean;
}

/**
 * The run of numbers at the end of the words, each read as its digits: "forty one" is 41, "double
 * five" 55, "eight hundred" 800; undefined where the last word is none.
 */
export function lastDigitRun(words: readonly string[], names: NumberWords): DigitRun | undefined {
  let run: DigitRun | undefined;
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string;
    const numeral = readNumeral(words, at, names);
    const isThousand = names.thousand.has(word);
    if (numeral || isThousand) {
      run ??= {
        digits: '',
        groups: 0,
        start: at,
        isSpoken: false,
        hasPlus: word.startsWith('+') || words[at - 1] === 'plus',
        isOpen: false,
        hasThousand: false,
      };
      run.digits += numeral?.digits ?? '';
      run.groups += 1;
      run.isSpoken ||= !/\d/.test(word);
      run.isOpen = numeral?.isOpen ?? true;
      run.hasThousand ||= isThousand;
    } else if (!names.joiners.has(word)) run = undefined;
    at += numeral?.used ?? 1;
  }
  return run;
}

interface Numeral {
  digits: string;
  used: number;
  isOpen: boolean;
}

function readNumeral(
  words: readonly string[],
  at: number,
  names: NumberWords,
): Numeral | undefined {
  const word = words[at] ?? '';
  const written = /^\+?\d[\d.,]*$/.test(word) ? word.replace(/\D/g, '') : undefined;
  if (written) return { digits: written, used: 1, isOpen: false };
  const times = names.repeats.get(word);
  const repeated = times && readNumeral(words, at + 1, names);
  if (times && repeated)
    return { ...repeated, digits: repeated.digits.repeat(times), used: repeated.used + 1 };
  const number = readNumber(words, at, names);
  if (!number) return undefined;
  const isHundred = names.hundred.has(words[at + number.used] ?? '');
  return {
    digits: `${number.value}${isHundred ? '00' : ''}`,
    used: number.used + (isHundred ? 1 : 0),
    isOpen: number.isOpen || isHundred,
  };
}

/** From 0 to 99, with what is added to a "twenty". */
function readNumber(
  words: readonly string[],
  at: number,
  names: NumberWords,
): { value: number; used: number; isOpen: boolean } | undefined {
  const both = names.values.get(`${words[at]} ${words[at + 1]}`);
  const value = both ?? names.values.get(words[at] ?? '');
  if (value === undefined) return undefined;
  const used = both === undefined ? 1 : 2;
  const most = names.tens.get(value);
  if (most === undefined) return { value, used, isOpen: false };
  const isJoined = names.and !== undefined && words[at + used] === names.and;
  const next = at + used + (isJoined ? 1 : 0);
  const added = readNumber(words, next, names);
  if (!added || added.value === 0 || added.value > most) return { value, used, isOpen: true };
  return { value: value + added.value, used: next + added.used - at, isOpen: false };
}
