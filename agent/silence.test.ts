import { voice } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AGENT_LINES, LINES } from './lines.ts';
import { watchForSilence } from './silence.ts';
import { SpeakingSession } from './tasks/testing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const SILENCE_MS = 15_000;
/** Longer than any line takes to be said. */
const LINE_MS = 10_000;

function watch({ silenceQuestions = 2, language = 'en' } = {}) {
  const session = new SpeakingSession();
  const caller = { isWaiting: false };
  const agent = { limits: { silenceMs: SILENCE_MS, silenceQuestions }, language };
  const onGone = vi.fn();
  watchForSilence(session as unknown as voice.AgentSession, agent, () => caller.isWaiting, onGone);
  const texts = () => session.said.map(({ text }) => text);
  return { session, caller, agent, onGone, texts };
}

/** As the session speaks. */
const speechMs = (text: string) => 100 + text.length * 100;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('asks a silent caller twice, in other words, then says goodbye and ends', async () => {
  const { session, onGone, texts } = watch();
  await pass((SILENCE_MS + LINE_MS) * 3);
  expect(texts()).toEqual([LINES.areYouThere, LINES.areYouThereAgain, LINES.silenceGoodbye]);
  expect(onGone).toHaveBeenCalledOnce();
  const [first, second, goodbye] = session.said;
  expect((second?.startedAtMs ?? 0) - (first?.endedAtMs ?? 0)).toBe(SILENCE_MS + 100);
  expect((goodbye?.startedAtMs ?? 0) - (second?.endedAtMs ?? 0)).toBe(SILENCE_MS + 100);
});

it('asks as often as it is set, in the language of the agent', async () => {
  const { texts, onGone } = watch({ silenceQuestions: 1, language: 'de-AT' });
  await pass((SILENCE_MS + LINE_MS) * 2);
  expect(texts()).toEqual([AGENT_LINES.de.areYouThere, AGENT_LINES.de.silenceGoodbye]);
  expect(onGone).toHaveBeenCalledOnce();
});

it('asks in the language that the call is held in by then', async () => {
  const { agent, texts } = watch();
  await pass(SILENCE_MS + LINE_MS);
  agent.language = 'fr';
  await pass(SILENCE_MS + LINE_MS);
  expect(texts()).toEqual([LINES.areYouThere, AGENT_LINES.fr.areYouThereAgain]);
});

it('starts all over when the caller makes a sound', async () => {
  const { session, onGone, texts } = watch();
  await pass(SILENCE_MS + LINE_MS);
  session.user('speaking');
  await pass(SILENCE_MS * 5);
  expect(texts()).toEqual([LINES.areYouThere]);
  session.user('listening');
  await pass(SILENCE_MS - 1);
  expect(texts()).toHaveLength(1);
  await pass(LINE_MS);
  expect(texts()).toEqual([LINES.areYouThere, LINES.areYouThere]);
  expect(onGone).not.toHaveBeenCalled();
});

it('starts all over at words that only the recogniser noticed', async () => {
  const { session, texts } = watch();
  await pass(SILENCE_MS + LINE_MS);
  session.emit(voice.AgentSessionEventTypes.UserInputTranscribed, { isFinal: true });
  await pass(SILENCE_MS + LINE_MS);
  expect(texts()).toEqual([LINES.areYouThere, LINES.areYouThere]);
});

it('stays when the caller speaks during the goodbye', async () => {
  const { session, onGone, texts } = watch({ silenceQuestions: 1 });
  await pass(SILENCE_MS * 2 + speechMs(LINES.areYouThere) + 1_000);
  expect(texts()).toContain(LINES.silenceGoodbye);
  session.user('speaking');
  await pass(LINE_MS);
  expect(session.said.at(-1)?.cut).toBe(true);
  expect(onGone).not.toHaveBeenCalled();
});

it('counts only the time in which nobody speaks and no reply is on its way', async () => {
  const { session, texts } = watch();
  for (const state of ['thinking', 'speaking'] as const) {
    session.agent(state);
    await pass(SILENCE_MS * 2);
    session.agent('listening');
    await pass(SILENCE_MS - 1);
  }
  // What the session itself makes of a silent caller is no sound.
  session.user('away');
  expect(texts()).toEqual([]);
  await pass(1);
  expect(texts()).toEqual([LINES.areYouThere]);
});

it('does not ask a caller who waits, nor right after what it waited for', async () => {
  const { session, caller, texts } = watch();
  caller.isWaiting = true;
  await pass(SILENCE_MS * 4 - 1_000);
  caller.isWaiting = false;
  session.say('It is done.');
  await pass(SILENCE_MS);
  expect(texts()).toEqual(['It is done.']);
  await pass(LINE_MS);
  expect(texts()).toEqual(['It is done.', LINES.areYouThere]);
});

it('says nothing once the session is closed', async () => {
  const { session, texts, onGone } = watch();
  await pass(SILENCE_MS + 200);
  session.emit(voice.AgentSessionEventTypes.Close, {});
  await pass(SILENCE_MS * 3);
  expect(texts()).toEqual([LINES.areYouThere]);
  expect(onGone).not.toHaveBeenCalled();
});
