import type { Currency, Gender, Noun } from './language.ts';

/** Of an article, the gender of its noun. */
const GENDERS: Readonly<Record<string, Gender>> = {
  der: 'masculine',
  die: 'feminine',
  das: 'neuter',
  un: 'masculine',
  une: 'feminine',
  una: 'feminine',
};

/** Reads lines such as `e.g. | eg. = for example`: written forms, and how they are said. */
export function readWords(table: string): Record<string, string> {
  return Object.fromEntries(readRows(table));
}

/**
 * Reads lines such as `h | std. = die Stunde, Stunden`: written forms, article, one and many. Capitals
 * count only where two forms differ by them, and in single letters: "5 A" is no "5 a".
 */
export function readNouns(table: string): Record<string, Noun> {
  const rows = readRows(table).map(([written, spoken]) => [written, readNoun(spoken)] as const);
  const longer = rows.filter(([written]) => written.length > 1);
  const inLowerCase = longer.map(([written, noun]) => [written.toLowerCase(), noun] as const);
  return { ...Object.fromEntries(inLowerCase), ...Object.fromEntries(rows) };
}

/** Reads lines such as `£ | gbp = pound, pounds; penny, pence`: a noun, and that of its cents. */
export function readCurrencies(table: string): Record<string, Currency> {
  return Object.fromEntries(
    readRows(table).map(([written, spoken]) => {
      const [name = '', cent] = spoken.split('; ');
      return [written, { ...readNoun(name), ...(cent && { cent: readNoun(cent) }) }];
    }),
  );
}

function readRows(table: string): [string, string][] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [written = '', spoken = ''] = line.trim().split(' = ');
      return written.split(' | ').map((form): [string, string] => [form, spoken]);
    });
}

function readNoun(spoken: string): Noun {
  const [first = '', ...others] = spoken.split(' ');
  const gender = GENDERS[first];
  const [one = '', many = one] = (gender ? others.join(' ') : spoken).split(', ');
  return gender ? { one, many, gender } : { one, many };
}
