import fc from 'fast-check';

const UNITS = 'zero one two three four five six seven eight nine'.split(' ');
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const IIN = ['4', '51', '55', '2221', '34', '37', '36', '6011', '65', '35', '62'];
const LENGTHS: Record<string, number> = { '34': 15, '37': 15, '36': 14 };

/** Card numbers of the larger networks, with a right check digit. */
export function cardNumber(): fc.Arbitrary<string> {
  return fc.constantFrom(...IIN).chain((iin) => {
    const length = (LENGTHS[iin] ?? 16) - iin.length - 1;
    return fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((digits) => withCheckDigit(iin + digits.join('')));
  });
}

function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Digits in groups of one to four, each as a recogniser may write it, with what people put between. */
export function said(digits: string): fc.Arbitrary<string> {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), {
    minLength: digits.length,
    maxLength: digits.length,
  });
  return sizes.chain((wanted) => {
    const groups: string[] = [];
    for (let from = 0; from < digits.length; from += wanted[groups.length - 1] as number)
      groups.push(digits.slice(from, from + (wanted[groups.length] as number)));
    return fc
      .tuple(...groups.map((group) => fc.tuple(gap(), sayGroup(group))))
      .map((parts) => parts.map(([before, group], at) => (at ? before : '') + group).join(''));
  });
}

function gap(): fc.Arbitrary<string> {
  // A comma after "forty" keeps a "one" behind it apart, in speech as in writing.
  return fc.constantFrom(
    ', ',
    '. ',
    ', uh ',
    ' um, ',
    ' and ',
    ', and then ',
    ' dash ',
    ',\n',
    '; ',
  );
}

function sayGroup(group: string): fc.Arbitrary<string> {
  const written = fc.constantFrom(group, [...group].join(' '), [...group].join('-'));
  const spoken = fc.constantFrom(
    ...new Set([byDigit(group), inPairs(group), repeated(group), withHundred(group)]),
  );
  return fc.oneof(written, spoken, spoken);
}

function byDigit(group: string): string {
  const words = [...group].map((digit) => UNITS[Number(digit)]);
  return /^0+$/.test(group) ? words.join(' ') : words.join(' ').replaceAll('zero', 'oh');
}

function inPairs(group: string): string {
  if (group.length % 2) return byDigit(group);
  return (group.match(/../g) ?? []).map(sayPair).join(' ');
}

function sayPair(pair: string): string {
  const [ten, unit] = [Number(pair[0]), Number(pair[1])];
  if (ten === 0) return unit === 0 ? 'double zero' : `zero ${UNITS[unit]}`;
  if (ten === 1) return TEENS[unit] as string;
  return unit === 0 ? (TENS[ten] as string) : `${TENS[ten]} ${UNITS[unit]}`;
}

function repeated(group: string): string {
  return group
    .replace(/(\d)\1{1,3}|\d/g, (same, digit: string = same) => {
      const times = ['', 'double ', 'triple ', 'quadruple '][same.length - 1];
      return ` ${times}${UNITS[Number(digit)]}`;
    })
    .trim();
}

function withHundred(group: string): string {
  const stem = /^([1-9]\d?)00$/.exec(group)?.[1];
  if (!stem) return byDigit(group);
  return `${stem.length === 1 ? UNITS[Number(stem)] : sayPair(stem)} hundred`;
}
