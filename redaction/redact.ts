import { findCards } from './cards.ts';
import { findEmails } from './emails.ts';
import { findIdentities } from './identity.ts';
import type { RedactionKind, Span } from './kinds.ts';
import { type Label, labelOfKey } from './labels.ts';
import { findPhones } from './phones.ts';
import { type Context, readSpeech, type Speech } from './speech.ts';

export { REDACTION_KINDS, type RedactionKind } from './kinds.ts';

/** In the order in which they are looked for: an address may hold a number, a card look like a phone. */
const FINDERS: [RedactionKind, (speech: Speech) => Span[]][] = [
  ['email', findEmails],
  ['card', findCards],
  ['identity', findIdentities],
  ['phone', findPhones],
];

/**
 * A text with each find replaced by its kind in brackets, as in "my card is [card]". Reads written
 * numbers and English spoken ones. `kinds` says what to look for. Never throws; takes time linear in
 * the length of the text; redacting the result again changes nothing.
 */
export function redact(text: string, kinds: readonly RedactionKind[]): string {
  return redactInContext(text, kinds, {});
}

/** As `redact`, for a text of which something is known from before it. */
export function redactInContext(
  text: string,
  kinds: readonly RedactionKind[],
  context: Context,
): string {
  if (kinds.length === 0) return text;
  let speech = readSpeech(text, context);
  let before: string;
  // What is taken out may leave something shorter behind that is a find by itself.
  do {
    before = speech.text;
    for (const [kind, find] of FINDERS) {
      if (!kinds.includes(kind)) continue;
      const spans = find(speech);
      if (spans.length > 0) speech = readSpeech(replace(speech.text, spans, kind), context);
    }
  } while (speech.text !== before);
  return speech.text;
}

/** A text with its spans, in any order and overlapping or not, replaced. */
export function replace(text: string, spans: Span[], kind: RedactionKind): string {
  let result = '';
  let from = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start >= from) result += `${text.slice(from, start)}[${kind}]`;
    from = Math.max(from, end);
  }
  return result + text.slice(from);
}

/** Deeper than any event or tool payload goes. */
const MAX_DEPTH = 64;

/**
 * A copy of a JSON value with all strings in it redacted. Keys stay, and tell what stands under them, so
 * that `{ ssn: '219099998' }` is found. An integer becomes a string where it is a card number or stands
 * under such a key. What is nested more than 64 deep is left out, as null.
 */
export function redactValue<T>(value: T, kinds: readonly RedactionKind[]): T {
  return redactJson(value, kinds, undefined, MAX_DEPTH) as T;
}

function redactJson(
  value: unknown,
  kinds: readonly RedactionKind[],
  label: Label | undefined,
  depth: number,
): unknown {
  if (typeof value === 'string') return redactInContext(value, kinds, { label });
  if (typeof value === 'number') return redactInteger(value, kinds, label);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((item) => redactJson(item, kinds, label, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      redactJson(item, kinds, labelOfKey(key) ?? label, depth - 1),
    ]),
  );
}

function redactInteger(
  value: number,
  kinds: readonly RedactionKind[],
  label: Label | undefined,
): number | string {
  if (!Number.isSafeInteger(value)) return value;
  const text = String(value);
  // Without a key that says so, an integer is a measure or a time.
  const looked = label ? kinds : kinds.filter((kind) => kind === 'card');
  const redacted = redactInContext(text, looked, { label });
  return redacted === text ? value : redacted;
}
