import { type ReadableStream, TransformStream } from 'node:stream/web';
import type { AgentSettings } from '../backend/contract/agents.ts';
import { SPOKEN_LANGUAGES, speakable } from '../spoken/speakable.ts';
import { MarkedText, textOf, withoutMarks } from './must-hear/marked-text.ts';

/** How an agent speaks, whatever it has to say. Its language may change during a call. */
export type Manner = Pick<AgentSettings, 'language' | 'pronunciations'>;

/** A text as it is said: with words for all that is not words. */
export function spokenText(text: string, { language, pronunciations }: Manner): string {
  const spoken = speakable(language, { pronunciations });
  return (spoken.push(withoutMarks(text)) + spoken.end()).trim();
}

/** The same for a text that is still being written: what can be said is passed on at once. */
export function spokenStream(manner: Manner) {
  return (text: ReadableStream<string>): ReadableStream<string> => {
    const { language, pronunciations } = manner;
    const spoken = speakable(language, { pronunciations });
    const marked = new MarkedText();
    const pass = (said: string, out: { enqueue(text: string): void }) => {
      if (said !== '') out.enqueue(said);
    };
    return text.pipeThrough(
      new TransformStream<string, string>({
        transform: (piece, out) => pass(spoken.push(textOf(marked.push(piece))), out),
        flush: (out) => pass(spoken.push(textOf(marked.end())) + spoken.end(), out),
      }),
    );
  };
}

/** Has the rules of all languages compiled, which takes longer than a caller should wait. */
export function prewarmSpokenText(): void {
  for (const language of SPOKEN_LANGUAGES) spokenText('hello 5 ', { language, pronunciations: {} });
}
