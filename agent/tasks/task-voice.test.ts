import { setTimeout as wait } from 'node:timers/promises';
import { llm, voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { afterEach, expect, it, vi } from 'vitest';
import type { OpenCallResponse } from '../../backend/contract/calls.ts';
import type { TaskUpdate } from '../../backend/contract/tasks.ts';
import { testAgent } from '../../backend/contract/testing.ts';
import type { BackendClient } from '../backend-client.ts';
import { keepWhatWasPlayed } from '../context/played.ts';
import { silence, startSession } from '../context/testing.ts';
import { observeTurns } from '../events/turns.ts';
import type { SpokenLines } from '../spoken-lines.ts';
import { AnsweringAgent } from './answering-agent.ts';
import { TASK_PHRASES } from './phrases/index.ts';
import { createTaskVoice } from './task-voice.ts';
import { UpdateStream } from './testing.ts';

const PHRASES = TASK_PHRASES.en;
const CALL_ID = '7f3a3c58-6a0c-4a8f-8a5e-0d6d6b0f7b11';

const start = { action: 'start', request: 'Find the opening hours.', task: null };
const call = (args: object) => [{ name: 'delegate', args: { ...args } }];
const model = () =>
  new voice.testing.FakeLLM([
    { input: QUESTION, content: 'Let me check.', toolCalls: call(start) },
    { input: 'Just do it.', toolCalls: call(start) },
    {
      input: 'Never mind.',
      toolCalls: call({ action: 'cancel', request: '', task: null }),
    },
    { input: 'Hello.', content: 'Hello to you.' },
  ]);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A conversation with a session of the SDK, whose backend is the test. */
async function converse() {
  const updates = new UpdateStream();
  const backend = {
    startTask: vi.fn(async () => '0d9f2f0e-4a3c-4d6f-8d1c-2f6b1a9d7e55'),
    amendTask: vi.fn(async () => undefined),
    cancelTask: vi.fn(async () => undefined),
    answerTask: vi.fn(async () => 'yes' as const),
    listTasks: vi.fn(async () => []),
    followTask: vi.fn(async () => updates.read()),
  };
  const agent = testAgent({
    turnTaking: { minDelayMs: 100, maxDelayMs: 200 },
    delays: { stages: [{ afterMs: 500, lines: ['Bear with me.'] }] },
  });
  const opened = { callId: CALL_ID, agent, leg: 0, history: [] } as unknown as OpenCallResponse;
  const record = vi.fn(() => 0);
  const fake = {} as { tasks?: ReturnType<typeof createTaskVoice> };
  class TestAgent extends AnsweringAgent {
    override async ttsNode(text: Parameters<voice.Agent['ttsNode']>[0]) {
      for await (const _ of text);
      return silence();
    }
  }
  const { session, loudspeaker } = await startSession(model(), (created) => {
    const lines = {
      find: async () => silence(),
      keep: async () => true,
      keepAll: async () => true,
    };
    fake.tasks = createTaskVoice({
      room: {} as Room,
      session: created,
      opened,
      backend: backend as unknown as BackendClient,
      lines: lines as unknown as SpokenLines,
      record,
    });
    return new TestAgent({ instructions: 'Help.', tools: [fake.tasks.tool] }, fake.tasks.takeTurn);
  });
  const { tasks } = fake;
  if (!tasks) throw new Error('no tasks');
  keepWhatWasPlayed(session);
  const turns: { origin: string; text: string; speaker: string }[] = [];
  observeTurns(
    session,
    () => false,
    (turn) => void turns.push(tasks.hear(turn)),
  );
  closing.push(async () => {
    tasks.stop();
    await session.close();
  });
  /** Lets what is said next be played to its end. */
  const play = async () => {
    await loudspeaker.started();
    loudspeaker.finish();
  };
  const update = (fields: object) => updates.push(fields as Partial<TaskUpdate>);
  const ask = async (userInput: string) => {
    const reply = session.generateReply({ userInput });
    if (userInput === QUESTION) await play();
    await reply.waitForPlayout();
  };
  const read = () => JSON.stringify(session.currentAgent.chatCtx.toJSON());
  return { session, loudspeaker, backend, tasks, turns, record, play, update, ask, read };
}

const QUESTION = 'When do you open?';
const texts = (turns: { text: string }[]) => turns.map(({ text }) => text);

it('hands over after an acknowledgement, says no more, then tells the result', async () => {
  const { backend, turns, play, update, ask, read } = await converse();
  await ask(QUESTION);
  expect(backend.startTask).toHaveBeenCalledExactlyOnceWith(
    CALL_ID,
    expect.objectContaining({
      request: 'Find the opening hours.',
      conversation: [{ speaker: 'caller', text: QUESTION }],
    }),
  );
  const told = play();
  update({ type: 'done', text: 'We open at nine.' });
  await told;
  await vi.waitFor(() =>
    expect(texts(turns)).toEqual([QUESTION, 'Let me check.', 'We open at nine.']),
  );
  expect(turns.at(-1)?.origin).toBe('conversation');
  expect(read()).toContain('Task 1 is being worked on.');
  expect(read()).toContain('Result, being told to the caller now');
});

it('acknowledges in its own words what the model hands over without a word', async () => {
  const { turns, play, ask } = await converse();
  const acknowledged = play();
  await ask('Just do it.');
  await acknowledged;
  await vi.waitFor(() => expect(texts(turns)).toEqual(['Just do it.', PHRASES.started]));
});

it('tells a waiting caller so, which stands in the transcript but not in the context', async () => {
  const { turns, play, ask, read } = await converse();
  await ask(QUESTION);
  await play();
  await vi.waitFor(() =>
    expect(turns.at(-1)).toMatchObject({ text: 'Bear with me.', origin: 'delay' }),
  );
  expect(read()).not.toContain('Bear with me.');
});

it('tells what is being done, also when that is known before the acknowledgement ends', async () => {
  const { turns, play, update, ask } = await converse();
  update({ type: 'progress', text: 'I am reading the sign.' });
  await ask(QUESTION);
  await play();
  await vi.waitFor(() =>
    expect(turns.at(-1)).toMatchObject({ text: 'I am reading the sign.', origin: 'delay' }),
  );
});

it('cuts a delay message when the result comes', async () => {
  const { loudspeaker, turns, play, update, ask } = await converse();
  await ask(QUESTION);
  loudspeaker.playedWhenCut = 'Bear with';
  await loudspeaker.started();
  update({ type: 'done', text: 'We open at nine.' });
  await play();
  await vi.waitFor(() => expect(texts(turns).slice(2)).toEqual(['Bear with', 'We open at nine.']));
});

it('tells a result once, a part of which must be heard', async () => {
  const { loudspeaker, turns, play, update, ask } = await converse();
  await ask(QUESTION);
  const told = play();
  update({ type: 'done', text: 'We open at nine. <must-hear>We close in May.</must-hear>' });
  await told;
  await vi.waitFor(() => expect(texts(turns).at(-1)).toBe('We open at nine. We close in May.'));
  const again = loudspeaker.started().then(() => 'again');
  expect(await Promise.race([again, wait(1_000, 'once')])).toBe('once');
});

it('lets the model know what the caller heard of a result that was cut', async () => {
  const { session, loudspeaker, update, ask, read } = await converse();
  await ask(QUESTION);
  update({ type: 'done', text: 'We open at nine, and close at six in the evening.' });
  loudspeaker.playedWhenCut = 'We open';
  await loudspeaker.started();
  session.interrupt();
  await vi.waitFor(() => expect(read()).toContain('Of the result the caller heard'));
});

it('cancels at once, acknowledges it, and tells nothing of the task any more', async () => {
  const { backend, tasks, turns, play, update, ask } = await converse();
  await ask(QUESTION);
  const acknowledged = play();
  await ask('Never mind.');
  await acknowledged;
  await vi.waitFor(() => expect(turns.at(-1)?.text).toBe(PHRASES.cancelled));
  expect(backend.cancelTask).toHaveBeenCalledOnce();
  expect(tasks.isBusy()).toBe(false);
  update({ type: 'done', text: 'We open at nine.' });
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(turns.at(-1)?.text).toBe(PHRASES.cancelled);
});

it('asks before a change, and passes on what the caller says next in place of a reply', async () => {
  const { session, backend, tasks, turns, play, update, ask, read } = await converse();
  await ask(QUESTION);
  const confirmationId = '3c1f6a52-6f2a-4c43-9a2f-0a4c8f9d1b20';
  update({ type: 'confirm', confirmationId, summary: 'I cancel your order.' });
  expect(tasks.takeTurn('Not yet asked.')).toBe(false);
  await play();
  await vi.waitFor(() => expect(turns.at(-1)?.text).toContain('your yes. I cancel your order.'));
  const said = llm.ChatMessage.create({ role: 'user', content: 'Yes, please.' });
  const agreed = play();
  const turn = session.currentAgent.onUserTurnCompleted(session.currentAgent.chatCtx.copy(), said);
  await expect(turn).rejects.toBeInstanceOf(voice.StopResponse);
  expect(backend.answerTask).toHaveBeenCalledExactlyOnceWith(CALL_ID, expect.any(String), {
    confirmationId,
    said: 'Yes, please.',
  });
  await agreed;
  await vi.waitFor(() => expect(texts(turns).slice(-2)).toEqual(['Yes, please.', PHRASES.agreed]));
  expect(read()).toContain('Yes, please.');
  const next = llm.ChatMessage.create({ role: 'user', content: 'Hello.' });
  await session.currentAgent.onUserTurnCompleted(session.currentAgent.chatCtx.copy(), next);
});

it('tells honestly that a task has failed, and why no more than needed', async () => {
  const { turns, play, update, ask } = await converse();
  await ask(QUESTION);
  update({ type: 'failed', failure: 'timeout' });
  await play();
  await vi.waitFor(() => expect(turns.at(-1)?.text).toBe(PHRASES.failures.timeout));
});
