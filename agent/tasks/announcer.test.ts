import { initializeLogger, voice } from '@livekit/agents';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testAgent } from '../../backend/contract/testing.ts';
import { DelayMessages } from '../delays/delay-messages.ts';
import { type Announcement, Announcer } from './announcer.ts';
import { SpeakingSession } from './testing.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const { AgentStateChanged, UserStateChanged } = voice.AgentSessionEventTypes;
const TURN_MS = 2_000;
const MAX_SILENCE_MS = 7_000;

/** A caller who waits for something, in a call in which nobody speaks at first. */
function waiting() {
  const session = new SpeakingSession();
  const agent = testAgent({
    delays: { maxSilenceMs: MAX_SILENCE_MS },
  });
  const delays = new DelayMessages(agent, () => 0);
  const call = { isWaiting: true, isAsking: false };
  let isHolding = false;
  const hold = {
    start: () => {
      isHolding = true;
    },
    stop: () => {
      isHolding = false;
    },
  };
  const announcer = new Announcer({
    session: session as unknown as voice.AgentSession,
    lines: { find: async () => undefined },
    delays,
    hold,
    turnMs: TURN_MS,
    isWaiting: () => call.isWaiting,
    isAsking: () => call.isAsking,
  });
  announcer.wake();
  const texts = () => session.said.map(({ text }) => text);
  const announce = (text: string, kind: Announcement['kind'] = 'result') => {
    const announcement = { text, kind, onBegin: vi.fn(), onEnd: vi.fn() };
    announcer.announce(announcement);
    return announcement;
  };
  const result = (text: string) => {
    call.isWaiting = false;
    return announce(text);
  };
  const holds = () => isHolding;
  return { session, delays, call, holds, announcer, texts, announce, result };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('says nothing while it is paused, and then what there is to say', async () => {
  const { holds, announcer, texts, result } = waiting();
  announcer.pause();
  result('It is ready.');
  await pass(60_000);
  expect(texts()).toEqual([]);
  expect(holds()).toBe(false);
  announcer.resume();
  await pass(5_000);
  expect(texts()).toEqual(['It is ready.']);
});

it('says a result at once when it is quiet', async () => {
  const { session, result } = waiting();
  await pass(1_000);
  const { onEnd } = result('It is ready.');
  await pass(0);
  expect(session.said).toHaveLength(1);
  await pass(5_000);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith('It is ready.');
});

it('waits with a result until the caller has ended, and the reply too', async () => {
  const { session, result, texts } = waiting();
  session.user('speaking');
  result('It is ready.');
  await pass(4_000);
  session.user('listening');
  await pass(TURN_MS - 1);
  expect(texts()).toEqual([]);
  session.agent('thinking');
  await pass(1_000);
  session.agent('speaking');
  await pass(3_000);
  expect(texts()).toEqual([]);
  session.agent('listening');
  await pass(300);
  expect(texts()).toEqual(['It is ready.']);
});

it('cuts a delay message when the result comes, and says the result after it', async () => {
  const { session, result } = waiting();
  await pass(3_300);
  const [delay] = session.said;
  expect(delay?.startedAtMs).not.toBeNull();
  result('It is ready.');
  await pass(500);
  expect(delay).toMatchObject({ cut: true, endedAtMs: expect.any(Number) });
  expect(session.said[1]?.startedAtMs).toBeGreaterThanOrEqual(delay?.endedAtMs ?? 0);
});

it('stops a delay message when there is nothing to wait for any more', async () => {
  const { session, call, announcer } = waiting();
  await pass(3_300);
  call.isWaiting = false;
  announcer.wake();
  expect(session.said[0]?.cut).toBe(true);
  await pass(60_000);
  expect(session.said).toHaveLength(1);
});

it('says nothing while the caller speaks, and begins the wait anew after it', async () => {
  const { session, texts } = waiting();
  await pass(2_000);
  session.user('speaking');
  await pass(20_000);
  expect(texts()).toEqual([]);
  session.user('listening');
  await pass(2_900);
  expect(texts()).toEqual([]);
  await pass(200);
  expect(texts()).toHaveLength(1);
});

it('says a result again that was cut before its first word', async () => {
  const { session, result, texts } = waiting();
  await pass(1_000);
  const { onBegin, onEnd } = result('It is ready.');
  await pass(50);
  session.user('speaking');
  session.user('listening');
  await pass(10_000);
  expect(texts()).toEqual(['It is ready.', 'It is ready.']);
  expect(onBegin).toHaveBeenCalled();
  expect(onEnd).toHaveBeenCalledExactlyOnceWith('It is ready.');
});

it('tells what was heard of a result that was cut', async () => {
  const { session, result, texts } = waiting();
  await pass(1_000);
  const { onEnd } = result('It is ready.');
  await pass(100 + 500);
  session.user('speaking');
  await pass(20_000);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith('It is');
  expect(texts()).toHaveLength(1);
});

it('plays the hold sound only while the caller waits and nobody speaks', async () => {
  const { session, announcer, holds, result } = waiting();
  await pass(1_000);
  expect(holds()).toBe(true);
  session.user('speaking');
  expect(holds()).toBe(false);
  session.user('listening');
  expect(holds()).toBe(true);
  await pass(3_100);
  expect(session.agentState).toBe('speaking');
  expect(holds()).toBe(false);
  await pass(3_000);
  expect(holds()).toBe(true);
  result('It is ready.');
  expect(holds()).toBe(false);
  await pass(10_000);
  expect(holds()).toBe(false);
  announcer.stop();
});

it('says several results in the order in which they came', async () => {
  const { announce, texts } = waiting();
  announce('One.');
  announce('Two.');
  announce('Three.', 'failure');
  await pass(10_000);
  expect(texts().slice(0, 3)).toEqual(['One.', 'Two.', 'Three.']);
});

it('keeps all but questions back while the caller is being asked', async () => {
  const { announce, call, announcer, texts } = waiting();
  call.isAsking = true;
  announce('A result.');
  announce('A question?', 'question');
  await pass(30_000);
  expect(texts()).toEqual(['A question?']);
  call.isAsking = false;
  announcer.wake();
  await pass(500);
  expect(texts()[1]).toBe('A result.');
});

it('does not let a question be interrupted', async () => {
  const { announce, session } = waiting();
  announce('A question?', 'question');
  await pass(300);
  expect(session.said[0]?.allowInterruptions).toBe(false);
});

it('takes a question back when the caller begins before it does', async () => {
  const { announce, session } = waiting();
  await pass(500);
  announce('A question?', 'question');
  await pass(50);
  session.user('speaking');
  await pass(5_000);
  expect(session.said.map(({ startedAtMs }) => startedAtMs)).toEqual([null]);
  session.user('listening');
  await pass(TURN_MS + 500);
  expect(session.said.at(-1)).toMatchObject({ text: 'A question?', cut: false });
});

it('leaves it to the session what becomes of a speech that it has paused', async () => {
  const { announce, session } = waiting();
  announce('A question?', 'question');
  await pass(500);
  session.agent('listening');
  session.user('speaking');
  await pass(100);
  expect(session.said[0]?.cut).toBe(false);
});

it('does not say what is taken back as it is about to be said', async () => {
  const { announcer, announce, texts } = waiting();
  await pass(1_000);
  const announcement = announce('A question?', 'question');
  announce('A result.');
  announcer.withdraw(announcement);
  await pass(500);
  expect(texts()).toEqual(['A result.']);
});

it('says nothing after it was stopped', async () => {
  const { announcer, announce, texts } = waiting();
  announcer.stop();
  announce('It is ready.');
  await pass(30_000);
  expect(texts()).toEqual([]);
});

/** What happens on a call: each for so long. */
const step = fc.record({
  what: fc.constantFrom('caller', 'reply', 'progress', 'quiet', 'result', 'work'),
  ms: fc.integer({ min: 1, max: 9_000 }),
});

it('never overlaps, loses no result, and bounds the silence, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      vi.setSystemTime(0);
      const { session, delays, call, announcer, announce } = waiting();
      const results: ReturnType<typeof announce>[] = [];
      const spoken: [number, number][] = [];
      let silentSinceMs: number | undefined = 0;
      let longestMs = 0;
      const look = () => {
        const isSilent = session.agentState === 'listening' && session.userState !== 'speaking';
        if (silentSinceMs !== undefined) {
          longestMs = Math.max(longestMs, Date.now() - silentSinceMs);
        }
        if (isSilent && call.isWaiting) silentSinceMs ??= Date.now();
        else silentSinceMs = undefined;
      };
      session.on(AgentStateChanged, look);
      session.on(UserStateChanged, look);
      for (const { what, ms } of steps) {
        if (what === 'progress') {
          delays.report(`Doing ${ms}.`);
          announcer.wake();
        }
        if (what === 'result') {
          call.isWaiting = false;
          look();
          results.push(announce(`Result ${results.length}.`));
        }
        if (what === 'work') {
          call.isWaiting = true;
          look();
          announcer.wake();
        }
        if (what === 'caller') {
          const from = Date.now();
          session.user('speaking');
          await pass(ms);
          session.user('listening');
          spoken.push([from, Date.now()]);
        } else if (what === 'reply' && !session.isSaying) {
          session.agent('thinking');
          await pass(ms);
          session.agent('listening');
        } else await pass(ms);
      }
      await pass(60_000);
      look();
      announcer.stop();

      expect(longestMs).toBeLessThanOrEqual(MAX_SILENCE_MS);
      // Each result was heard, in order, though perhaps not all of it.
      for (const { onEnd } of results) expect(onEnd).toHaveBeenCalledOnce();
      const played = session.said.filter(({ startedAtMs }) => startedAtMs !== null);
      for (const [at, { startedAtMs }] of played.entries()) {
        const before = played[at - 1]?.endedAtMs ?? 0;
        expect(startedAtMs).toBeGreaterThanOrEqual(before);
        for (const [from, to] of spoken) {
          expect((startedAtMs ?? 0) <= from || (startedAtMs ?? 0) >= to).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
