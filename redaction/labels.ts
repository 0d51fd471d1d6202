import type { RedactionKind, Span } from './kinds.ts';

/** What the words say a number is. `other` is a number that is nobody's secret, like an order's. */
export type Label = RedactionKind | 'security code' | 'other';

/** Words that say what a number beside them is; without a label, where an earlier one ends. */
export interface Mention extends Span {
  label: Label | undefined;
}

const PHRASES: Record<Label, string[]> = {
  'security code': [
    'security code|cvv2?|cvc2?|cvn|c v [vc]|card verification( code| number| value)?',
    '(three|3) digits on the back',
  ],
  card: [
    'card( number| ending)?|(credit|debit|bank) ?card( number)?|cc number|pan number',
    'visa( number| card)?|master ?card( number)?|amex( number)?|american express|maestro',
  ],
  identity: [
    'social security( number)?|social( number)?(?= (is|number|was))|my social|ssn|s s n',
    'national insurance( number)?|nino|ni number|n i number|nhs number|medicare( number)?',
    'passport( number)?|id number|i d number|id ?card( number)?|identity (card|number|document)',
    'identification( number)?|national id( number)?|personal (id|number|identification number)',
    "driver'?s? licen[cs]e( number)?|driving licen[cs]e( number)?|licen[cs]e number",
    'tax (id|number|identification number|payer number)|tin number|fiscal code|codice fiscale',
    'steuer ?id|steuernummer|sozialversicherungsnummer|svnr|personalausweis(nummer)?',
    'dni|nie|nif|bsn|burgerservicenummer|sofinummer|num[eé]ro de s[eé]curit[eé] sociale|nir',
    '(residence permit|insurance) number|green card( number)?',
  ],
  email: ['e ?mail( address| id)?|mail address'],
  phone: [
    '(tele)?phone( number)?|mobile( number| phone)?|cell( ?phone)?( number)?|land ?line( number)?',
    'whatsapp( number)?|fax( number)?|(contact|call ?back|area) (number|code)|caller id',
    '(my|your|his|her|our|their)( (best|home|work|office|direct|private|new|own))? number',
    '(call|ring|text|reach|phone|dial)( me| us| him| her| them| you| back| on| at)+',
    '(call|ring|text|phone|dial) (my|the|our) (home|house|work|office|desk)',
  ],
  other: [
    '(?<!in )order( number| id)?|invoice|reference|ref|ticket|tracking|booking|reservation',
    'confirmation|case|claim|account|routing|sort code|iban|policy|member(ship)?|customer|client',
    'flight|serial|model|part|product|item|version|build|isbn|imei|vin|meter|license plate',
    'loyalty|code|pin|password|zip|post ?code|postal|extension|room|house|street|apartment|gate',
    'date|birth|birthday|born|dob|expir(y|es|ed|ation)|exp|since|year|years',
    'amount|total|balance|price|cost|pay|paid|score|scores',
  ],
};

const MENTION = new RegExp(
  [
    '\\[(?:card|identity|email|phone)\\]',
    ...Object.values(PHRASES).map((phrases) => {
      const words = phrases.join('|').replaceAll(' ?', '[\\s-]?').replaceAll(' ', "[\\s'’_-]{1,3}");
      return `(?<![\\p{L}\\p{N}_])(${words.replace(/\((?!\?)/g, '(?:')})(?![\\p{L}\\p{N}_])`;
    }),
  ].join('|'),
  'giu',
);
const LABELS = Object.keys(PHRASES) as Label[];

/** All mentions in a text, in order. */
export function findMentions(text: string): Mention[] {
  return Array.from(text.matchAll(MENTION), (match) => ({
    label: LABELS[match.slice(1).findIndex((group) => group !== undefined)],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The last mention that ends at or before a position. */
export function mentionBefore(mentions: Mention[], position: number): Mention | undefined {
  return mentions[firstAfter(mentions, position) - 1];
}

/** The mention for the number in a span: the nearest before it, or after it, as in "… is my card". */
export function mentionOf(text: string, mentions: Mention[], span: Span): Mention | undefined {
  const before = mentionBefore(mentions, span.start);
  if (before && isNear(text.slice(before.end, span.start))) return before;
  const after = mentions[firstAfter(mentions, span.end)];
  return after?.label && LINK.test(text.slice(span.end, after.start)) ? after : undefined;
}

const MAX_GAP_CHARACTERS = 80;
const MAX_GAP_WORDS = 6;
const LINK = /^,? (?:(?:and )?that(?: i|['’])s|is|was) (?:my |the |his |her |our )?$/i;

/** A number in between has taken the label for itself. */
function isNear(gap: string): boolean {
  return (
    gap.length <= MAX_GAP_CHARACTERS &&
    (gap.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0) <= MAX_GAP_WORDS &&
    (gap.match(/\d/g)?.length ?? 0) < 7
  );
}

function firstAfter(mentions: Mention[], position: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Mention).end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What an object's key says of its value: `cardNumber`, `passport_no`, but not `phoneVerifiedAt`. */
export function labelOfKey(key: string): Label | undefined {
  const said = key
    .slice(0, MAX_GAP_CHARACTERS)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .replace(/ (?:no|nr|num|value)$/i, '');
  const last = findMentions(said).at(-1);
  return last?.end === said.length ? last.label : undefined;
}
