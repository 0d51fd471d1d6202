import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { execa } from 'execa';
import { z } from 'zod';
import { percentile } from '../backend/contract/percentile.ts';
import { summary } from './figures.ts';
import { startReadingModel } from './reading-model.ts';

/** A turn of either side each 15 s: 4 turns have been said at minute 1, and 240 at minute 60. */
const EARLY_TURNS = 4;
const LATE_TURNS = 240;
/** Replies that come first are slower for reasons of their own: connections, code not compiled yet. */
const UNCOUNTED = 4;
/** How much slower a reply may be at minute 60. */
const LIMIT = 1.1;

const PROGRAM = fileURLToPath(new URL('../agent/context/run-long-call.ts', import.meta.url));

const reply = z.object({
  conversation: z.string(),
  line: z.string(),
  firstAudioMs: z.number(),
  reply: z.string(),
});
type Reply = z.infer<typeof reply>;

/**
 * Compares replies at minute 1 of a call with those at minute 60, in turns, with the session, the
 * context, the model and the voice that calls have. An hour is not waited for: the conversation
 * starts with the turns that would have been said, as it does when a worker takes over a call. What
 * a reply takes is counted from the caller's words to the first audio. Recognition and the end of
 * the turn come on top on a call, whatever its length, so that there the ratio is closer to 1.
 *
 * @param exchanges - how often each of the conversations is asked something
 * @param tokensPerSecond - how fast the model reads; Infinity: as the stack's does
 * @throws Error when minute 60 is slower than the limit, or does not know what was said at minute 0
 */
export async function measureLongCall(exchanges: number, tokensPerSecond: number): Promise<void> {
  const stackEnv = join(process.env.DATA_DIR || './data', 'stack.env');
  const stack = await readFile(stackEnv, 'utf8').catch(() => undefined);
  if (stack === undefined) throw new Error('No stack is running here. Start it with: npm start');
  const environment = { ...parseEnv(stack), ...process.env };
  const model = await startReadingModel(environment.OPENAI_BASE_URL ?? '', tokensPerSecond);
  const replies: Reply[] = [];
  try {
    const counts = [exchanges + UNCOUNTED, EARLY_TURNS, LATE_TURNS].map(String);
    const program = execa(process.execPath, [PROGRAM, ...counts], {
      env: { ...environment, OPENAI_BASE_URL: model.url },
      stderr: 'inherit',
    });
    for await (const line of program) replies.push(reply.parse(JSON.parse(String(line))));
  } finally {
    model.stop();
  }

  const firstAudio = (conversation: string) =>
    replies
      .filter((one) => one.conversation === conversation)
      .slice(UNCOUNTED)
      .map(({ firstAudioMs }) => firstAudioMs);
  const median = (conversation: string) => percentile(firstAudio(conversation), 0.5) ?? Number.NaN;
  const print = (title: string, conversation: string) => {
    const readings = model.readings(conversation).slice(UNCOUNTED);
    const tokens =
      percentile(
        readings.map((one) => one.tokens),
        0.5,
      ) ?? 0;
    const fresh =
      percentile(
        readings.map((one) => one.tokens - one.repeated),
        0.5,
      ) ?? 0;
    console.log(summary(title, firstAudio(conversation)));
    console.log(
      `  the model reads ${tokens} tokens a turn, ${fresh} of them not in the turn before`,
    );
  };
  print('minute 1', 'minute-1');
  print('minute 60', 'minute-60');
  print('minute 60, nothing summarised', 'minute-60-whole');
  const ratio = median('minute-60') / median('minute-1');
  const whole = median('minute-60-whole') / median('minute-1');
  console.log(
    `minute 60 takes ${ratio.toFixed(2)} times minute 1; ${whole.toFixed(2)} with nothing summarised`,
  );

  const recalled = replies.findLast(
    (one) => one.conversation === 'minute-60' && one.line.includes('my name'),
  );
  console.log(`asked for what was said at minute 0: ${recalled?.reply}`);
  if (!recalled?.reply.includes('Anna')) throw new Error('What was said at minute 0 is forgotten.');
  if (ratio > LIMIT) throw new Error(`Wanted: minute 60 at most ${LIMIT} times minute 1.`);
}
