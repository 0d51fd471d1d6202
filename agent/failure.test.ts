import { EventEmitter } from 'node:events';
import { ReadableStream } from 'node:stream/web';
import { voice } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FailedTurns } from './failed-turns.ts';
import { watchFailures } from './failure.ts';
import { LINES } from './lines.ts';
import { Patience } from './providers/patience.ts';
import { fakeTime, pass } from './providers/testing.ts';
import type { Providers } from './providers.ts';

const { AgentSessionEventTypes: Events } = voice;

beforeEach(() => void fakeTime());
afterEach(() => void vi.useRealTimers());

/** A session that only says what it was asked to say, and providers that only fail. */
function setUp({ kept = true, isAlive = false, agentState = 'listening' } = {}) {
  const said: string[] = [];
  const session = Object.assign(new EventEmitter(), {
    agentState,
    say: (text: string) => {
      said.push(text);
      return { waitForPlayout: async () => undefined };
    },
  });
  const stt = { giveUp: vi.fn(), hasAnsweredSince: () => isAlive };
  const tts = { onFailed: async (_closed: AbortSignal) => {} };
  const find = async () => (kept ? new ReadableStream() : undefined);
  const lines = { find, texts: LINES };
  const providers = {
    stt,
    tts,
    lines,
    failedTurns: new FailedTurns({ texts: LINES }),
    patience: new Patience(),
  };
  const onFarewell = vi.fn();
  watchFailures(
    session as unknown as voice.AgentSession,
    providers as unknown as Providers,
    onFarewell,
  );
  const reply = (scheduled: boolean) => {
    const speechHandle = { scheduled, interrupt: vi.fn() };
    session.emit(Events.SpeechCreated, { speechHandle });
    return speechHandle;
  };
  const commit = (textContent: string) =>
    session.emit(Events.ConversationItemAdded, {
      item: { type: 'message', role: 'assistant', textContent },
    });
  const speechWithoutWords = (speechDuration: number) =>
    session.emit(Events.UserTranscriptionTimeout, {
      speechDuration,
      vadSpeechStartedAt: 0,
      createdAt: Date.now(),
    });
  const words = (transcript: string) =>
    session.emit(Events.UserInputTranscribed, { transcript, createdAt: Date.now() });
  return { said, stt, tts, onFarewell, reply, commit, speechWithoutWords, words };
}

const open = () => new AbortController().signal;

it('takes back a reply that cannot be spoken, and says so', async () => {
  const { tts, reply, said, onFarewell } = setUp();
  const { interrupt } = reply(true);
  await tts.onFailed(open());
  expect(interrupt).toHaveBeenCalledWith(true);
  await pass(20);
  expect(said).toEqual([LINES.lostVoice]);
  expect(onFarewell).not.toHaveBeenCalled();
});

it('says nothing of a reply prepared ahead until it is wanted', async () => {
  const { tts, reply, said } = setUp();
  const prepared = reply(false);
  const failing = tts.onFailed(open());
  await pass(1_000);
  expect([prepared.interrupt.mock.calls, said]).toEqual([[], []]);
  prepared.scheduled = true;
  await pass(20);
  await failing;
  expect(prepared.interrupt).toHaveBeenCalled();
});

it('says nothing of a reply prepared ahead that was not wanted', async () => {
  const { tts, reply, said } = setUp();
  const { interrupt } = reply(false);
  await tts.onFailed(AbortSignal.abort());
  expect([interrupt.mock.calls, said]).toEqual([[], []]);
});

it('gives a signal and ends when it has no voice to say anything with', async () => {
  const { tts, reply, said, onFarewell } = setUp({ kept: false });
  reply(true);
  await tts.onFailed(open());
  await pass(20);
  expect(onFarewell).toHaveBeenCalledOnce();
  expect(said).toEqual(['']);
});

it('tells a caller of whom no word was recognised, and gives the recogniser up', () => {
  const { speechWithoutWords, said, stt } = setUp();
  speechWithoutWords(600);
  expect(said).toEqual([LINES.notHeard]);
  expect(stt.giveUp).toHaveBeenCalledOnce();
});

it('tells a caller who is heard, but not understood, that it is the line', () => {
  const { speechWithoutWords, commit, said, stt, onFarewell } = setUp({ isAlive: true });
  for (let turn = 0; turn < 3; turn++) {
    speechWithoutWords(1_500);
    commit(said.at(-1) ?? '');
  }
  expect(said).toEqual([LINES.badLine, LINES.badLineAgain, LINES.badLineGoodbye]);
  expect(stt.giveUp).toHaveBeenCalledTimes(3);
  expect(onFarewell).toHaveBeenCalledOnce();
});

it.each([
  ['a knock of which the recogniser makes no words', { isAlive: true }, 600],
  ['what is said while the agent speaks', { agentState: 'speaking' }, 2_000],
])('says nothing of %s', (_title, situation, speechMs) => {
  const { speechWithoutWords, said } = setUp(situation);
  speechWithoutWords(speechMs);
  expect(said).toEqual([]);
});

it('says nothing of words that were understood, though the turn is not over', async () => {
  const { speechWithoutWords, words, said } = setUp({ isAlive: true });
  words('I need to');
  await pass(3_000);
  speechWithoutWords(2_000);
  expect(said).toEqual([]);
});

it('does not take the words of an earlier turn for those of this one', async () => {
  const { speechWithoutWords, words, said } = setUp();
  words('Hello.');
  await pass(4_000);
  words(' ');
  speechWithoutWords(2_000);
  expect(said).toEqual([LINES.notHeard]);
});

it('ends once it has said farewell after too many failures', () => {
  const { speechWithoutWords, commit, said, onFarewell } = setUp();
  for (let turn = 0; turn < 3; turn++) {
    speechWithoutWords(600);
    commit(said.at(-1) ?? '');
  }
  expect(said).toEqual([LINES.notHeard, LINES.notHeard, LINES.trouble]);
  expect(onFarewell).toHaveBeenCalledOnce();
});
