import type { Grammar } from '../../grammar.ts';
import { numbered, phrases, words } from '../../word-lists.ts';
import { ENDINGS } from './endings.ts';

const BELOW_TWENTY = numbered(
  0,
  'null eins/ein/eine zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
);
const TENS = numbered(
  20,
  'zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig',
  10,
);
const BELOW_HUNDRED = [
  ...BELOW_TWENTY,
  ...TENS,
  ...TENS.flatMap(([ten, value]) =>
    numbered(1, 'ein zwei/zwo drei vier fünf sechs sieben acht neun').map(
      ([unit, more]): [string, number] => [`${unit}und${ten}`, value + more],
    ),
  ),
];
const YEARS = [['', 0] as const, ...BELOW_HUNDRED].flatMap(([name, value]): [string, number][] => [
  [`neunzehnhundert${name}`, 1900 + value],
  [`zweitausend${name}`, 2000 + value],
]);

export const GERMAN: Grammar = {
  endings: ENDINGS,
  sentence: {
    openers: words(
      'ja nein doch okay ok gut also und aber äh ähm hallo danke genau klar stimmt guten tag morgen so na ach tja nun dann bitte',
    ),
    tails: phrases(
      'vielen dank auf wiederhören, schönen tag noch, vielen dank, danke schön, danke sehr, dankeschön, danke, bitte schön, bitte sehr, bitte, tschüss',
    ),
    clause: words('ich sie wir habe hab nicht keine kein ist das was wie warum kann meine nein'),
    elides: false,
    hasNounCapitals: true,
  },
  requests: {
    asked: {
      spelling: /\bbuchstabier/,
      email: /\be-?mail|\bmailadresse/,
      'birth date': /geburtsdatum|geburtstag|\bgeboren/,
      year: /\b(?:welche[sm]|in welchem) jahr\b/,
      card: /kartennummer|kreditkarte/,
      phone:
        /telefonnummer|handynummer|mobilnummer|rückrufnummer|festnetznummer|\bnummer\b.*\b(?:erreich|anruf|zurückruf)/,
      postcode: /postleitzahl|\bplz\b/,
      quantity: /\bwie ?viele?\b|\bwie (?:alt|lange|oft)\b|\bum wie ?viel uhr\b|\bwelche uhrzeit\b/,
      number: /nummer\b|\bcode\b|\bpin\b|\bziffern\b|\btan\b/,
      date: /\bwann\b|\b(?:welche[rnms]?) (?:tag|datum)\b/,
      address: /\badresse\b|\bwo wohnen\b|\banschrift\b/,
    },
    announced: {
      spelling: /\bbuchstabiert\b/i,
      email: /\be-?mail(?:-?adresse)? (?:ist|lautet)\b/i,
      'birth date': /geburtsdatum (?:ist|lautet)\b|\bich bin geboren\b|\bgeboren am\b/i,
      card: /kartennummer (?:ist|lautet)\b/i,
      phone:
        /(?:telefon|handy|mobil)nummer (?:ist|lautet)\b|\bmeine nummer (?:ist|lautet)\b|\bvorwahl\b/i,
      postcode: /postleitzahl (?:ist|lautet)\b/i,
      number: /(?:nummer|code|pin) (?:ist|lautet)\b/i,
      address: /(?<!mail-?)(?:adresse|anschrift) (?:ist|lautet)\b/i,
    },
    open: /^(?:p{L}+,? )?(?:was|welche|wann|wo|wie|unter welcher)\b|\b(?:nennen|sagen|geben) sie\b|\b(?:können|könnten|würden|darf|dürfte|kann)\b.*\b(?:nennen|geben|sagen|buchstabieren|haben|durchgeben|mitteilen|diktieren|verraten)\b/,
    digits: /\b([\p{L}\d]+)-?stellig|\bletzten ([\p{L}\d]+)\b|([\p{L}\d]+) (?:ziffern|stellen)\b/u,
  },
  numbers: {
    values: new Map([...BELOW_HUNDRED, ...YEARS]),
    tens: new Map(),
    and: undefined,
    repeats: new Map([
      ['doppel', 2],
      ['doppelt', 2],
      ['zweimal', 2],
      ['dreimal', 3],
    ]),
    hundred: words('hundert'),
    thousand: words('tausend'),
    joiners: words('und strich minus plus dann äh ähm vorwahl'),
  },
  lengths: {
    /** Bundesnetzagentur: mobile numbers are of 11 or, with 015, often 12 digits; others vary. */
    phone: (digits) => {
      if (/^(?:0049|49)/.test(digits)) return [12, 13, 14, 15];
      return digits.startsWith('015') ? [12] : [11, 12];
    },
    postcode: [5],
  },
  spelling: {
    asIn: phrases('wie'),
    words: words('o'),
    alphabet: new Set(),
    initialisms: words('eu tv pc id it ec'),
    announcers: words('buchstabe buchstabiert groß großes kleines mit doppel'),
    postcode: /$^/,
  },
  email: {
    at: words('at ät klammeraffe'),
    dot: words('punkt dot'),
    only: words('at ät klammeraffe unterstrich'),
  },
  dates: {
    months: words(
      'januar jänner februar märz april mai juni juli august september oktober november dezember',
    ),
    alsoVerbs: new Set(),
    ordinal: /^(?:erste|zweite|dritte|siebte|achte|\p{L}+(?:te|ste))[nr]?$/u,
    of: new Set(),
    beforeHalfDay: new Set(),
    lead: words('im am der den ja äh ähm das ist'),
  },
  address: {
    number: 'after',
    streets: ['straße', 'strasse', 'weg', 'platz', 'allee', 'gasse'],
    name: 'before',
  },
};
