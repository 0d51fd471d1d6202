import type { Grammar } from '../../grammar.ts';
import { numbered, phrases, words } from '../../word-lists.ts';
import { ENDINGS } from './endings.ts';

const TEENS = 'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';

export const ENGLISH: Grammar = {
  endings: ENDINGS,
  sentence: {
    openers: words(
      'yes yeah yep no nope okay ok sure right alright great so well and but um uh oh hi hello hey thanks actually sorry now then also perfect good',
    ),
    tails: phrases(
      "and thank you, and thanks, and goodbye, and bye bye, and bye, thank you very much, thank you so much, thanks so much, thanks a lot, thank you, thanks, please, bye bye, bye, goodbye, have a nice day, have a good day, have a good one, sir, ma'am",
    ),
    clause: words("i you we don't do have no not it's is can what why my"),
    elides: false,
    hasNounCapitals: false,
  },
  requests: {
    asked: {
      spelling: /\bspell/,
      email: /\be-?mail/,
      'birth date': /\b(?:date of birth|birth ?da(?:y|te)|when were you born)/,
      year: /\b(?:what|which) year\b/,
      card: /\bcard\b.*\bnumber|\bnumber\b.*\bcard\b|\b(?:credit|debit) card\b|\bdigits\b.*\bcard\b/,
      phone:
        /\b(?:phone|mobile|cell|landline|callback|contact) ?(?:number)?\b|\bnumber\b.*\b(?:call|reach|text)\b/,
      postcode: /\b(?:zip|post ?code|postal code)/,
      quantity: /\bhow (?:many|much|old|long|far)\b|\bwhat time\b/,
      number: /\b(?:number|code|pin|digits?|id)\b/,
      date: /\b(?:what|which) (?:day|date)\b|\bwhen\b/,
      address: /\baddress\b|\bwhere do you live\b/,
    },
    announced: {
      spelling: /\b(?:it's|that's|is)? ?spelled\b/i,
      email: /\be-?mail(?: address)? (?:is|was)\b/i,
      'birth date': /\b(?:date of birth|birthday) (?:is|was)\b|\bi was born\b/i,
      card: /\bcard(?: number)? (?:is|was)\b/i,
      phone:
        /\b(?:phone|mobile|cell)(?: number)? (?:is|was)\b|\barea code\b|\bmy number (?:is|was)\b|\b(?:call|reach|text) me (?:at|on)\b/i,
      postcode: /\b(?:zip|postal|post)? ?code (?:is|was) (?=\S{1,6}$)/i,
      number: /\b(?:number|code|pin|id) (?:is|was)\b/i,
      address: /\baddress (?:is|was)\b/i,
    },
    open: /^(?:\w+,? )?(?:what|which|when|where|how)\b|\b(?:tell|give) me\b|\b(?:can|could|may|would|will) (?:i|we|you)\b.*\b(?:have|get|take|give|tell|spell|read|provide|say|repeat|share)\b/,
    digits: /\b(\w+)[- ]digits?\b|\blast (\w+)\b/,
  },
  numbers: {
    values: new Map([
      ...numbered(0, 'zero/oh one two three four five six seven eight nine'),
      ...numbered(10, `ten ${TEENS}`),
      ...numbered(20, 'twenty thirty forty fifty sixty seventy eighty ninety', 10),
    ]),
    tens: new Map([20, 30, 40, 50, 60, 70, 80, 90].map((ten) => [ten, 9])),
    and: undefined,
    repeats: new Map([
      ['double', 2],
      ['triple', 3],
      ['treble', 3],
    ]),
    hundred: words('hundred'),
    thousand: words('thousand'),
    joiners: words('and dash hyphen plus then space um uh area code'),
  },
  lengths: {
    /** North American Numbering Plan; Ofcom's National Telephone Numbering Plan where it begins with 0. */
    phone: (digits) => (digits.startsWith('1') || digits.startsWith('0') ? [11] : [10]),
    postcode: [5, 9],
  },
  spelling: {
    asIn: phrases('as in, for, like'),
    words: words('a i o'),
    alphabet: words(
      'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu',
    ),
    initialisms: words('am pm us uk tv id pc ai it dj'),
    announcers: words('capital letter spelled uppercase lowercase double'),
    /** Royal Mail, and Canada Post. */
    postcode: /(?:[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}|[a-z]\d[a-z]\d[a-z]\d)$/,
  },
  email: {
    at: words('at'),
    dot: words('dot point period'),
    only: words('dot underscore'),
  },
  dates: {
    months: words(
      'january february march april may june july august september october november december',
    ),
    alsoVerbs: words('may'),
    ordinal: /(?:^first|^second|^third|th|\dst|\dnd|\drd|-first|-second|-third)$/,
    of: words('of'),
    beforeHalfDay: words(
      'the january february march april may june july august september october november december',
    ),
    lead: words("it's in on is the maybe probably um uh"),
  },
  address: {
    number: 'before',
    streets: [
      'street',
      'st',
      'road',
      'rd',
      'avenue',
      'ave',
      'lane',
      'ln',
      'drive',
      'dr',
      'boulevard',
      'blvd',
      'court',
      'ct',
      'way',
      'place',
    ],
    name: 'before',
  },
};
