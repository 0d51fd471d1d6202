import type { voice } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LINES } from './lines.ts';
import { watchSilence } from './silence.ts';
import { SpeakingSession } from './tasks/testing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const SILENCE_MS = 15_000;

function watch() {
  const session = new SpeakingSession();
  const caller = { isWaiting: false };
  const onGone = vi.fn();
  const isWaiting = () => caller.isWaiting;
  watchSilence(session as unknown as voice.AgentSession, SILENCE_MS, isWaiting, onGone);
  const texts = () => session.said.map(({ text }) => text);
  return { session, caller, onGone, texts };
}

it('asks a silent caller once, then says goodbye', async () => {
  const { session, onGone, texts } = watch();
  session.user('away');
  await vi.advanceTimersByTimeAsync(SILENCE_MS * 2);
  expect(texts()).toEqual([LINES.areYouThere, LINES.silenceGoodbye]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(onGone).toHaveBeenCalledOnce();
});

it('starts all over when the caller speaks', async () => {
  const { session, onGone, texts } = watch();
  session.user('away');
  await vi.advanceTimersByTimeAsync(5_000);
  session.user('speaking');
  await vi.advanceTimersByTimeAsync(SILENCE_MS * 5);
  expect(texts()).toEqual([LINES.areYouThere]);
  expect(onGone).not.toHaveBeenCalled();
});

it('does not ask a caller who waits, but afterwards', async () => {
  const { session, caller, texts } = watch();
  caller.isWaiting = true;
  session.user('away');
  await vi.advanceTimersByTimeAsync(SILENCE_MS * 4 + 1_000);
  expect(texts()).toEqual([]);
  caller.isWaiting = false;
  await vi.advanceTimersByTimeAsync(SILENCE_MS);
  expect(texts()).toEqual([LINES.areYouThere]);
});
