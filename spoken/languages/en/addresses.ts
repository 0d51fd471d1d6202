import { anyOf, END, LETTER, rule, strictRule } from '../../rules.ts';
import { digitByDigit, house } from './numbers.ts';

const STREETS: Readonly<Record<string, string>> = {
  st: 'Street',
  ave: 'Avenue',
  rd: 'Road',
  blvd: 'Boulevard',
  ln: 'Lane',
  ct: 'Court',
  pl: 'Place',
  hwy: 'Highway',
  pkwy: 'Parkway',
  expy: 'Expressway',
  dr: 'Drive',
  sq: 'Square',
  ter: 'Terrace',
  cir: 'Circle',
};
const DIRECTIONS: Readonly<Record<string, string>> = {
  N: 'North',
  S: 'South',
  E: 'East',
  W: 'West',
  NE: 'Northeast',
  NW: 'Northwest',
  SE: 'Southeast',
  SW: 'Southwest',
};
const STATES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'D C',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};
const STREET = `(?:${anyOf(Object.keys(STREETS))}|Street|Avenue|Road|Boulevard|Lane|Drive|Court|Way|Highway|Parkway)`;
const NAME = `(?:[A-Z][${LETTER}']*|\\d+(?:st|nd|rd|th))`;

/** Streets and states as they stand in an address: 12 S 1st St, Santa Clara, CA 95051. */
export const addresses = [
  rule(
    `(\\d{1,5})(?=\\s(?:[NSEW]{1,2}\\.?\\s)?(?:${NAME}\\s){1,3}${STREET}${END})`,
    ([, digits = '']) => house(digits),
  ),
  strictRule(`([NS][EW]?|[EW])\\.?(?=\\s${NAME})`, ([, letters = ''], { before }) =>
    /\d\s$/.test(before) ? DIRECTIONS[letters] : undefined,
  ),
  strictRule(`[NS][EW]${END}`, ([letters], { before }) =>
    new RegExp(`\\s${STREET}\\.?\\s$`, 'i').test(before) ? DIRECTIONS[letters] : undefined,
  ),
  rule(`(${anyOf(Object.keys(STREETS))})\\.?${END}`, ([text, short = ''], { before, after }) => {
    const isAfterName = /\d.*(?:\p{Lu}[\p{L}']*|\d(?:st|nd|rd|th))\s$/u.test(before);
    const said = STREETS[short.toLowerCase()];
    if (!isAfterName || !said) return undefined;
    return text.endsWith('.') && /^\s*$|^\s+(?:\p{Lu})/u.test(after) ? `${said}.` : said;
  }),
  strictRule(
    `(${anyOf(Object.keys(STATES))})(?:\\s(\\d{5})(?:-(\\d{4}))?)?${END}`,
    ([, state = '', zip, more], { before }) => {
      if (!zip && !/,\s$/.test(before)) return undefined;
      return [STATES[state], zip && digitByDigit(zip), more && digitByDigit(more)]
        .filter(Boolean)
        .join(' ');
    },
  ),
];
