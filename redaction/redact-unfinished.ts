import type { RedactionKind } from './kinds.ts';
import { redact, replace } from './redact.ts';
import { readSpeech } from './speech.ts';

/** A shorter one says little. */
const SHORTEST_NUMBER = 3;

/**
 * A text that is still being said, redacted. A number in it may be the beginning of one that is to be
 * taken out, which cannot be known yet: so all are, of three digits and more.
 */
export function redactUnfinished(text: string, kinds: readonly RedactionKind[]): string {
  const redacted = redact(text, kinds);
  const kind = kinds.find((one) => one !== 'email');
  if (kind === undefined) return redacted;
  const { runs } = readSpeech(redacted, {});
  const numbers = runs.filter(({ digits }) => digits.length >= SHORTEST_NUMBER);
  return replace(redacted, numbers, kind);
}
