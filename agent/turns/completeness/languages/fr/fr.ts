import type { Grammar } from '../../grammar.ts';
import { numbered, phrases, words } from '../../word-lists.ts';
import { ENDINGS } from './endings.ts';

export const FRENCH: Grammar = {
  endings: ENDINGS,
  sentence: {
    openers: words(
      'oui non ouais ok okay et mais bon ben bah euh heu alors donc bonjour bonsoir allô merci voilà en fait enfin ah oh parfait',
    ),
    tails: phrases(
      "et au revoir, et merci, s' il vous plaît, s' il te plaît, s' il vous plait, merci beaucoup, merci bien, merci, au revoir, bonne journée, bonne soirée, monsieur, madame",
    ),
    clause: words("je j' vous ne n' pas ai est quoi comment c'"),
    elides: true,
    hasNounCapitals: false,
  },
  requests: {
    asked: {
      spelling: /épel/,
      email: /e-?mail|courriel|adresse électronique|\bmél\b/,
      'birth date': /date de naissance|\bné(?:e|\(e\))?\b|anniversaire/,
      year: /\b(?:quelle|en quelle) année\b/,
      card: /numéro de (?:votre |la |ta )?carte|carte (?:bancaire|de crédit|bleue)/,
      phone:
        /numéro de (?:téléphone|portable|mobile|fixe)|\bnuméro\b.*(?:joindre|rappel|appel)|\btéléphone\b/,
      postcode: /code postal/,
      quantity: /\bcombien\b|quel âge|quelle heure/,
      number: /numéro|\bcode\b|chiffres/,
      date: /\bquand\b|quel jour|quelle date/,
      address: /adresse\b|\boù habitez/,
    },
    announced: {
      email: /(?:e-?mail|courriel|adresse (?:mail|électronique)) (?:est|c'est)\b/i,
      'birth date': /date de naissance (?:est|c'est)\b|\bje suis née? le\b/i,
      card: /(?:numéro de carte|carte) (?:est|c'est)\b/i,
      phone: /(?:téléphone|portable|mon numéro) (?:est|c'est)\b/i,
      postcode: /code postal (?:est|c'est)\b/i,
      number: /(?:numéro|code)(?: de \S+)? (?:est|c'est)\b/i,
      address: /adresse (?:est|c'est)\b/i,
    },
    open: /^(?:et |alors )?(?:à |de )?(?:quel|quand|où|comment|combien)|(?:pouvez|pourriez|pourrais|puis|peux|voulez).*(?:donner|dire|épeler|indiquer|avoir|communiquer|répéter)/,
    digits: /([\p{L}\d]+) (?:derniers )?chiffres/u,
  },
  numbers: {
    values: new Map([
      ...numbered(
        0,
        'zéro/zero un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
      ),
      ...numbered(
        20,
        'vingt trente quarante cinquante soixante septante huitante/octante nonante',
        10,
      ),
      ['quatre vingt', 80],
      ['quatre vingts', 80],
    ]),
    tens: new Map([
      [10, 9],
      [20, 9],
      [30, 9],
      [40, 9],
      [50, 9],
      [60, 19],
      [70, 9],
      [80, 19],
      [90, 9],
    ]),
    and: 'et',
    repeats: new Map([
      ['double', 2],
      ['triple', 3],
    ]),
    hundred: words('cent cents'),
    thousand: words('mille'),
    joiners: words('et puis tiret plus euh'),
  },
  lengths: {
    /** Arcep, plan national de numérotation: ten digits that begin with 0, or nine after the code of the country. */
    phone: (digits) => (/^33/.test(digits) ? [11] : /^0033/.test(digits) ? [13] : [10]),
    postcode: [5],
  },
  spelling: {
    asIn: phrases('comme'),
    words: words('a à y ô'),
    alphabet: new Set(),
    initialisms: words('tv pc id cb'),
    announcers: words('lettre majuscule minuscule double'),
    postcode: /$^/,
  },
  email: {
    at: words('arobase at arrobase'),
    dot: words('point dot'),
    only: words('arobase'),
  },
  dates: {
    months: words(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    ),
    alsoVerbs: new Set(),
    ordinal: /^(?:premier|1er)$/,
    of: new Set(),
    beforeHalfDay: new Set(),
    lead: words("en le c' est euh oui"),
  },
  address: {
    number: 'before',
    streets: [
      'rue',
      'avenue',
      'boulevard',
      'place',
      'chemin',
      'allée',
      'impasse',
      'quai',
      'route',
      'cours',
      'square',
    ],
    name: 'after',
  },
};
