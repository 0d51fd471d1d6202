import { inject } from 'vitest';
import { buildCaller } from '../local/caller/build.ts';
import { placeCall } from '../local/caller/place-call.ts';
import type { CallReport } from '../local/caller/report.ts';
import { loadSettings } from '../local/caller/settings.ts';
import { createSpeech } from '../local/caller/speech.ts';

export interface LiveOptions {
  /** Called as the caller begins each of its lines, counted from 0. */
  onLine?(line: number): void;
  /** Whether the caller may go on with this line; after the last one: may hang up. */
  mayGoOn?(line: number): boolean;
  stayMs?: number;
  /** Whether the caller lets itself be transferred. */
  acceptTransfer?: boolean;
  /** For the whole call. */
  timeoutMs?: number;
}

/** What the caller says in one line: text, and silences between, in ms. */
export type Line = string | (string | number)[];

const SAMPLES_PER_MS = 8;

/** Places a real SIP call to the stack from within the test, which so can act in the middle of it. */
export async function livePhone(
  number: string,
  caller: string,
  say: Line[],
  { onLine, mayGoOn, stayMs = 0, acceptTransfer, timeoutMs }: LiveOptions = {},
): Promise<CallReport> {
  const settings = await loadSettings({ ...process.env, ...inject('stack') });
  const speech = createSpeech(settings.deepgram);
  const lines = await Promise.all(
    say.map(async (line) => {
      const parts = [line].flat();
      const sounds = await Promise.all(
        parts.map((part) =>
          typeof part === 'string' ? speech.speak(part) : new Int16Array(part * SAMPLES_PER_MS),
        ),
      );
      const text = parts.filter((part) => typeof part === 'string').join(' ');
      return { text, speech: Int16Array.from(sounds.flatMap((sound) => [...sound])) };
    }),
  );
  let begun = 0;
  return placeCall({
    program: await buildCaller(settings.cacheDir, () => undefined),
    sip: settings.sipAddress ?? '',
    number,
    caller,
    lines,
    recording: `${inject('stack').DATA_DIR}/phone/${crypto.randomUUID()}.wav`,
    transcribe: speech.transcribe,
    stayMs,
    mayGoOn,
    acceptTransfer,
    timeoutMs,
    onEvent: (event) => {
      if (event.type === 'sent' && event.frame === 0) onLine?.(begun++);
    },
  });
}
