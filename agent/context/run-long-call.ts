import { setTimeout as wait } from 'node:timers/promises';
import { initializeLogger, voice } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { agentSettings } from '../../backend/contract/agents.ts';
import { readConfig } from '../config.ts';
import { CallLanguage } from '../language/call-language.ts';
import { prewarm } from '../prewarm.ts';
import { systemPrompt } from '../prompt.ts';
import { createProviders } from '../providers.ts';
import { createSession } from '../session.ts';
import { chatContextOf } from './history.ts';
import { keepContextShort } from './keep-short.ts';

/**
 * A process of its own for `npm run bench -- long-call`, which starts it: only the worker's room
 * may use the SDK. Holds three conversations side by side, in text, with the worker's session,
 * model and voice, and prints a JSON line for each reply. Each one's model is asked below a path
 * of its own name.
 *
 * Arguments: the number of exchanges, and of turns at minute 1 and at minute 60.
 */
const [exchanges = 0, early = 0, late = 0] = process.argv.slice(2).map(Number);

/** What the caller says by turns. The first thing of all is said once, before minute 1. */
const TOLD = 'My name is Anna.';
const LINES = [
  'What are your opening hours?',
  "What's my name?",
  'What is two plus three?',
  'Can you tell me where you are located?',
];
const REPLY = 'We are open from nine in the morning to six in the evening, Monday to Friday.';
/** Of silence after each reply: less than it takes to hear it. */
const PAUSE_MS = 300;

/** Hears all at once, and tells when the first sound came. */
class Ear extends voice.AudioOutput {
  #heard = Promise.withResolvers<number>();
  #isHearing = false;

  /** When the next speech begins, by `performance.now`. */
  next(): Promise<number> {
    this.#heard = Promise.withResolvers();
    return this.#heard.promise;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    if (this.#isHearing) return;
    this.#isHearing = true;
    this.#heard.resolve(performance.now());
    this.onPlaybackStarted(Date.now());
  }

  override flush(): void {
    super.flush();
    if (!this.#isHearing) return;
    this.#isHearing = false;
    this.onPlaybackFinished({ playbackPosition: 1, interrupted: false });
  }

  override clearBuffer(): void {
    this.flush();
  }
}

const history = (turns: number) =>
  Array.from({ length: turns }, (_, n) => {
    if (n % 2 === 1) return { speaker: 'agent' as const, text: REPLY };
    return { speaker: 'caller' as const, text: LINES[(n / 2 - 1) % LINES.length] ?? TOLD };
  });

async function converse(name: string, turns: number, isShort: boolean) {
  const agent = agentSettings.parse({
    slug: 'bench',
    name: 'Ada',
    greeting: 'Hello.',
    instructions: 'Answer questions about the shop.',
  });
  const openai = { ...config.openai, baseUrl: `${config.openai.baseUrl}/${name}` };
  const sources = { ...prewarmed, config: { ...config, openai } };
  const providers = createProviders(agent, sources, (error) =>
    console.error(JSON.stringify(error)),
  );
  const session = createSession(new CallLanguage(agent, () => undefined), prewarmed.vad, providers);
  const ear = new Ear();
  session.output.audio = ear;
  const instructions = systemPrompt(agent, { callerName: null, caller: null });
  const start = chatContextOf(history(turns));
  const talker = new voice.Agent({ instructions, chatCtx: start });
  await session.start({ agent: talker, record: false });
  if (isShort) keepContextShort(session, providers.summariser, () => undefined);

  return {
    name,
    /** Says a line, and hears the reply to its end. */
    async exchange(line: string) {
      // It would not stay minute 1.
      if (turns === early) await talker.updateChatCtx(start);
      const heard = ear.next();
      const saidAt = performance.now();
      const speech = session.generateReply({ userInput: line });
      const firstAudioMs = (await heard) - saidAt;
      await speech.waitForPlayout();
      await wait(PAUSE_MS);
      const last = talker.chatCtx.items.findLast((item) => item.type === 'message');
      return { firstAudioMs, reply: last?.textContent ?? '' };
    },
  };
}

initializeLogger({ pretty: false, level: 'error' });
const config = readConfig(process.env);
const prewarmed = await prewarm();
const conversations = [
  await converse('minute-1', early, true),
  await converse('minute-60', late, true),
  await converse('minute-60-whole', late, false),
];
for (let n = 0; n < exchanges; n++) {
  for (const { name, exchange } of conversations) {
    const line = LINES[n % LINES.length] ?? '';
    console.log(JSON.stringify({ conversation: name, line, ...(await exchange(line)) }));
  }
}
process.exit(0);
