import type { Grammar } from '../grammar.ts';

const NONE: ReadonlySet<never> = new Set();

/** Of a language whose words are not known: marks, digits and letters are the same in many. */
export const WORDLESS: Grammar = {
  endings: [],
  sentence: { openers: NONE, tails: [], clause: NONE, elides: false, hasNounCapitals: false },
  requests: { asked: {}, announced: {}, open: /$^/, digits: /$^/ },
  numbers: {
    values: new Map(),
    tens: new Map(),
    and: undefined,
    repeats: new Map(),
    hundred: NONE,
    thousand: NONE,
    joiners: NONE,
  },
  lengths: { phone: () => [10, 11, 12], postcode: [] },
  spelling: {
    asIn: [],
    alphabet: NONE,
    words: NONE,
    initialisms: NONE,
    announcers: NONE,
    postcode: /$^/,
  },
  email: { at: NONE, dot: NONE, only: NONE },
  dates: {
    months: NONE,
    alsoVerbs: NONE,
    ordinal: /$^/,
    of: NONE,
    beforeHalfDay: NONE,
    lead: NONE,
  },
  address: { number: 'before', streets: [], name: 'before' },
};
