import { buildCaller } from '../local/caller/build.ts';
import type { CallerLine } from '../local/caller/options.ts';
import { placeCall } from '../local/caller/place-call.ts';
import { firstNumber, loadSettings } from '../local/caller/settings.ts';
import { createSpeech } from '../local/caller/speech.ts';
import { summary } from './figures.ts';

/** Short answers, so that what is measured is the wait before them. */
const LINES = ['What are your opening hours?', 'My name is Anna.', 'What is my name?'];

/**
 * Places `count` real SIP calls of three turns each, one after the other, to the first number of
 * the running stack, and prints the caller's view of it: times come from the RTP packets.
 */
export async function measureCalls(count: number): Promise<void> {
  const settings = await loadSettings(process.env);
  if (settings.sipAddress === null)
    throw new Error('No stack is running here. Start it with: npm start');
  const program = await buildCaller(settings.cacheDir, () => console.error('Building the caller'));
  const speech = createSpeech(settings.deepgram);
  const number = await firstNumber(settings.sipTrunkFile);
  const lines: CallerLine[] = [];
  for (const text of LINES) lines.push({ text, speech: await speech.speak(text) });

  const answered: number[] = [];
  const greeting: number[] = [];
  const latency: number[] = [];
  let unanswered = 0;
  for (let n = 1; n <= count; n++) {
    console.error(`call ${n} of ${count}`);
    const report = await placeCall({
      program,
      sip: settings.sipAddress,
      number,
      caller: '+15550199',
      lines,
      recording: null,
    });
    if (report.answeredMs !== null) answered.push(report.answeredMs);
    if (report.greetingMs !== null) greeting.push(report.greetingMs);
    for (const { latencyMs } of report.turns) {
      if (latencyMs === null) unanswered += 1;
      else latency.push(latencyMs);
    }
  }
  console.log(summary('INVITE to answer', answered));
  console.log(summary('INVITE to first agent audio', greeting));
  console.log(summary('end of speech to agent audio', latency));
  if (unanswered > 0) console.log(`turns without a reply: ${unanswered}`);
}
