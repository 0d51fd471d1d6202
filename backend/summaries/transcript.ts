import type { z } from 'zod';
import type { speaker } from '../contract/events.ts';

/** What one side said. */
export interface Spoken {
  speaker: z.infer<typeof speaker>;
  text: string;
}

/** An hour of talk has some 60,000 characters; how a call began and how it ended matter most. */
const MAX_CHARACTERS = 40_000;
const BEGINNING_CHARACTERS = 8_000;

/**
 * A transcript for a model to read, a line for each turn. Texts are quoted as in JSON, so that
 * nothing said can look like a line of the other side. The middle of a very long one is left out.
 */
export function transcriptText(turns: Spoken[]): string {
  const whole = turns.map(({ speaker, text }) => `${speaker}: ${JSON.stringify(text)}`).join('\n');
  if (whole.length <= MAX_CHARACTERS) return whole;
  const beginning = whole.slice(0, BEGINNING_CHARACTERS);
  const end = whole.slice(BEGINNING_CHARACTERS - MAX_CHARACTERS);
  return `${beginning}\n(left out)\n${end}`;
}
