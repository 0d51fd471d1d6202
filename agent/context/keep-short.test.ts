import { setImmediate as nextRound } from 'node:timers/promises';
import { APIConnectionError } from '@livekit/agents';
import { afterEach, expect, it, vi } from 'vitest';
import { chatContextOf } from './history.ts';
import { keepContextShort, type Summarised } from './keep-short.ts';
import { FakeModel, SilentAgent, silence, startSession } from './testing.ts';

const close: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(close.splice(0).map((closing) => closing())));

const SUMMARY = 'Anna asked for lamps.';
const away = () => {
  throw new APIConnectionError({ message: 'away' });
};

/** A call in which so many turns have been said. */
async function start(turns: number, summaries: FakeModel) {
  const history = Array.from({ length: turns }, (_, n) => ({
    speaker: n % 2 === 0 ? ('caller' as const) : ('agent' as const),
    text: `turn ${n};`,
  }));
  const agent = new SilentAgent({ instructions: 'Be kind.', chatCtx: chatContextOf(history) });
  const { session, loudspeaker } = await startSession(new FakeModel(() => 'Yes.'), agent);
  close.push(() => session.close());
  const events: Summarised[] = [];
  keepContextShort(session, summaries, (event) => events.push(event));
  const texts = () =>
    agent.chatCtx.items.flatMap((item) => (item.type === 'message' ? [item.textContent] : []));
  const spoken: string[] = [];

  /** The agent says a line, and is heard to the end. */
  async function speak() {
    const line = `line ${spoken.length};`;
    spoken.push(line);
    const started = loudspeaker.started();
    const speech = session.say(line, { audio: silence() });
    await started;
    await vi.waitFor(() => expect(session.agentState).toBe('speaking'));
    loudspeaker.finish();
    await speech.waitForPlayout();
    await nextRound();
  }
  async function speakUntil(done: () => boolean) {
    while (!done()) await speak();
  }
  return { session, events, texts, spoken, speak, speakUntil };
}

it('asks nothing while the conversation is short', async () => {
  const summaries = new FakeModel(() => SUMMARY);
  const { speak, texts } = await start(20, summaries);
  await speak();
  expect(summaries.asked).toEqual([]);
  expect(texts()).toHaveLength(22);
});

it('has older turns summarised behind the scenes, and replaced at a later reply', async () => {
  const summaries = new FakeModel(() => SUMMARY);
  const { speak, speakUntil, texts, events, spoken } = await start(50, summaries);
  await speak();
  expect(summaries.asked).toHaveLength(1);
  expect(summaries.asked[0]).toContain('turn 33;');
  expect(summaries.asked[0]).not.toContain('turn 34;');
  expect(texts()).toHaveLength(52);

  await speakUntil(() => events.length > 0);
  const [instructions, earlier, ...recent] = texts();
  expect(instructions).toBe('Be kind.');
  expect(earlier).toContain(SUMMARY);
  const kept = Array.from({ length: 16 }, (_, n) => `turn ${34 + n};`);
  expect(recent).toEqual([...kept, ...spoken]);
  expect(events).toEqual([{ summary: SUMMARY, throughMessageId: expect.any(String) }]);
});

it('gives the next summary the one before to build on', async () => {
  let count = 0;
  const summaries = new FakeModel(() => `Summary ${++count}.`);
  const { speakUntil, events } = await start(50, summaries);
  await speakUntil(() => events.length === 2);
  expect(events.map(({ summary }) => summary)).toEqual(['Summary 1.', 'Summary 2.']);
  expect(summaries.asked[1]).toContain('Summary 1.');
  expect(summaries.asked[1]).not.toContain('turn 33;');
});

it('asks again at a later reply when a summary fails', async () => {
  let tries = 0;
  const summaries = new FakeModel(() => (++tries === 1 ? away() : SUMMARY));
  const { speakUntil, events, texts } = await start(50, summaries);
  await speakUntil(() => events.length > 0);
  expect(tries).toBe(2);
  expect(texts()[1]).toContain(SUMMARY);
});

it('leaves older turns out when summaries keep failing, until one of them succeeds', async () => {
  let isAway = true;
  const summaries = new FakeModel(() => (isAway ? away() : SUMMARY));
  const { speak, speakUntil, texts, events } = await start(90, summaries);
  await speak();
  expect(texts()[1]).toContain('left out');
  expect(texts()).toHaveLength(2 + 16 + 1);

  isAway = false;
  await speakUntil(() => events.length > 0);
  expect(summaries.asked.at(-1)).toContain('turn 0;');
  expect(texts()[1]).toContain(SUMMARY);
  expect(texts()[1]).not.toContain('left out');
});

it('never waits for a summary', async () => {
  const summaries = new FakeModel(() => new Promise(() => {}));
  const { speak, texts } = await start(50, summaries);
  await speak();
  await speak();
  expect(summaries.asked).toHaveLength(1);
  expect(texts()).toHaveLength(53);
});
