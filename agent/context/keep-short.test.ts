import { APIConnectionError } from '@livekit/agents';
import { afterEach, expect, it, vi } from 'vitest';
import { chatContextOf } from './history.ts';
import { keepContextShort, type Summarised } from './keep-short.ts';
import { FakeModel, SilentAgent, silence, startSession } from './testing.ts';

const close: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(close.splice(0).map((closing) => closing())));

/** A call in which so many turns have been said. */
async function start(turns: number, summaries: FakeModel) {
  const history = Array.from({ length: turns }, (_, n) => ({
    speaker: n % 2 === 0 ? ('caller' as const) : ('agent' as const),
    text: `turn ${n}`,
  }));
  const agent = new SilentAgent({
    instructions: 'Be kind.',
    chatCtx: chatContextOf(history),
  });
  const { session, loudspeaker } = await startSession(new FakeModel(() => 'Yes.'), agent);
  close.push(() => session.close());
  const events: Summarised[] = [];
  keepContextShort(session, summaries, (event) => events.push(event));
  return {
    session,
    events,
    /** The agent speaks, and is heard to the end. */
    async speak(line: string) {
      const started = loudspeaker.started();
      const speech = session.say(line, { audio: silence() });
      await started;
      await vi.waitFor(() => expect(session.agentState).toBe('speaking'));
      loudspeaker.finish();
      await speech.waitForPlayout();
    },
    texts: () =>
      agent.chatCtx.items.flatMap((item) => (item.type === 'message' ? [item.textContent] : [])),
  };
}

it('asks nothing while the conversation is short', async () => {
  const summaries = new FakeModel(() => 'unused');
  const { speak, texts } = await start(20, summaries);
  await speak('Hello.');
  expect(summaries.asked).toEqual([]);
  expect(texts()).toHaveLength(22);
});

it('has older turns summarised behind the scenes, and replaced at the next reply', async () => {
  const summaries = new FakeModel(() => 'Anna asked for lamps.');
  const { speak, texts, events } = await start(50, summaries);
  await speak('First.');
  expect(summaries.asked).toHaveLength(1);
  expect(summaries.asked[0]).toContain('turn 33');
  expect(summaries.asked[0]).not.toContain('turn 34');
  expect(texts()).toHaveLength(52);

  await speak('Second.');
  expect(texts()[0]).toBe('Be kind.');
  expect(texts()[1]).toContain('Anna asked for lamps.');
  expect(texts().slice(2)).toEqual([
    ...Array.from({ length: 16 }, (_, n) => `turn ${34 + n}`),
    'First.',
    'Second.',
  ]);
  expect(events).toEqual([
    { summary: 'Anna asked for lamps.', throughMessageId: expect.any(String) },
  ]);
});

it('gives the next summary the one before to build on', async () => {
  const summaries = new FakeModel(() => `Summary ${summaries.asked.length}.`);
  const { speak, events } = await start(50, summaries);
  for (let n = 0; n < 26; n++) await speak(`line ${n}`);
  expect(events.map(({ summary }) => summary)).toEqual(['Summary 1.', 'Summary 2.']);
  expect(summaries.asked[1]).toContain('Summary 1.');
}, 20_000);

it('asks again at the next reply when a summary fails', async () => {
  const summaries = new FakeModel(() => {
    if (summaries.asked.length === 1) throw new APIConnectionError({ message: 'away' });
    return 'Anna asked for lamps.';
  });
  const { speak, texts } = await start(50, summaries);
  await speak('First.');
  await speak('Second.');
  expect(texts()).toHaveLength(53);
  await speak('Third.');
  expect(texts()[1]).toContain('Anna asked for lamps.');
});

it('leaves older turns out when summaries keep failing, until one of them succeeds', async () => {
  let isAway = true;
  const summaries = new FakeModel(() => {
    if (isAway) throw new APIConnectionError({ message: 'away' });
    return 'Anna asked for lamps.';
  });
  const { speak, texts, events } = await start(90, summaries);
  await speak('First.');
  expect(texts()[1]).toContain('left out');
  expect(texts()).toHaveLength(19);
  expect(events).toEqual([]);

  isAway = false;
  await speak('Second.');
  expect(summaries.asked.at(-1)).toContain('turn 0');
  await speak('Third.');
  expect(texts()[1]).toContain('Anna asked for lamps.');
  expect(texts()[1]).not.toContain('left out');
});

it('never waits for a summary', async () => {
  const summaries = new FakeModel(() => new Promise(() => {}));
  const { speak, session, texts } = await start(50, summaries);
  await speak('First.');
  await speak('Second.');
  expect(summaries.asked).toHaveLength(1);
  expect(texts()).toHaveLength(53);
  await session.close();
});
