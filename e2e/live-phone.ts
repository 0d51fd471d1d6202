import { inject } from 'vitest';
import { buildCaller } from '../local/caller/build.ts';
import { placeCall } from '../local/caller/place-call.ts';
import type { CallReport } from '../local/caller/report.ts';
import { loadSettings } from '../local/caller/settings.ts';
import { createSpeech } from '../local/caller/speech.ts';

/**
 * Places a real SIP call to the stack from within the test, which so can act in the middle of it.
 *
 * @param onLine - called as the caller begins each of its lines, counted from 0
 */
export async function livePhone(
  number: string,
  caller: string,
  say: string[],
  { onLine = (_line: number) => {}, stayMs = 0 } = {},
): Promise<CallReport> {
  const settings = await loadSettings({ ...process.env, ...inject('stack') });
  const speech = createSpeech(settings.deepgram);
  const lines = await Promise.all(
    say.map(async (text) => ({ text, speech: await speech.speak(text) })),
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
    onEvent: (event) => {
      if (event.type === 'sent' && event.frame === 0) onLine(begun++);
    },
  });
}
