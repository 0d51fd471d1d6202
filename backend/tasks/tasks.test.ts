import { afterEach, expect, it, vi } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { listUsage } from '../../db/queries/usage.ts';
import { useDatabase } from '../testing/services.ts';
import { ToolError } from '../tools/tool.ts';
import { calls, hangs, says } from './testing/model-server.ts';
import { all, callWith, request, tool, useTasks } from './testing/tasks.ts';

const { database } = await useDatabase();

let release = () => {};
let stopped: unknown;
let mailed: string[] = [];
afterEach(() => {
  release();
  mailed = [];
});
const { tasks, another, server, queue } = await useTasks(database, [
  tool('look_up', ({ text }) => `It is ${text}.`),
  tool('break', () => {
    throw new ToolError('No such thing.');
  }),
  tool('wait', (_, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    release = () => resolve('Waited.');
    signal.addEventListener('abort', () => {
      stopped = signal.reason;
      reject(signal.reason);
    });
    return promise;
  }),
  tool('mail', ({ text }) => `Sent ${mailed.push(text)}.`, {
    changes: () => true,
    summary: ({ text }) => `Shall I send ${text}?`,
  }),
]);
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 5_000, interval: 20 });
const types = (updates: { type: string }[]) => updates.map(({ type }) => type);
const ask = () => calls([['mail', { text: 'flowers' }]]);

it('works through tools to an answer that is spoken', async () => {
  const call = await callWith(database);
  server.answers.push(
    calls([['look_up', { text: 'blue' }]], 'Let me see.'),
    calls([['look_up', { text: 'green' }]]),
    says('It is **blue**', ' and green.'),
  );
  const { taskId } = await tasks.start(call.id, request('Which colours are there?'));
  const updates = await all(tasks.follow(call.id, taskId, -1, new AbortController().signal));
  expect(updates).toMatchObject([
    { seq: 0, type: 'started' },
    { seq: 1, type: 'progress', text: "I'm at blue." },
    { seq: 2, type: 'progress', text: "I'm at green." },
    { seq: 3, type: 'done', text: 'It is blue and green.' },
  ]);
  expect(JSON.stringify(server.requests[1]?.messages)).toContain('It is blue.');

  const [task] = await tasks.list(call.id);
  expect(task).toMatchObject({ state: 'done', result: 'It is blue and green.', failure: null });
  expect(task?.steps.map(({ kind, name }) => [kind, name])).toEqual([
    ['model', 'gpt-4.1'],
    ['tool', 'look_up'],
    ['model', 'gpt-4.1'],
    ['tool', 'look_up'],
    ['model', 'gpt-4.1'],
  ]);
  expect(task?.steps[0]).toMatchObject({ inputTokens: 100, outputTokens: 20, failed: false });
  const usage = await listUsage(database, call.id);
  expect(usage.map(({ part, unit, quantity }) => [part, unit, quantity])).toEqual(
    expect.arrayContaining([
      ['backend', 'tool_call', 2],
      ['backend', 'input_token', 180],
      ['backend', 'cached_input_token', 120],
      ['backend', 'output_token', 60],
    ]),
  );
});

it('is started once for its key', async () => {
  const call = await callWith(database);
  server.answers.push(says('Once.'));
  const wanted = request('Something');
  const [first, second] = await Promise.all([
    tasks.start(call.id, wanted),
    another().start(call.id, wanted),
  ]);
  expect(second).toEqual(first);
  await all(tasks.follow(call.id, first.taskId, -1, AbortSignal.timeout(5_000)));
  expect(await tasks.list(call.id)).toHaveLength(1);
  expect(server.requests).toHaveLength(1);
});

it('is refused for a call that has ended or that nobody knows', async () => {
  const call = await callWith(database);
  const ended = {
    endedAt: new Date(),
    outcomeResult: 'completed',
    outcomeReason: 'error',
  } as const;
  await updateCall(database, call.id, ended);
  await expect(tasks.start(call.id, request('x'))).rejects.toMatchObject({ code: 'conflict' });
  const unknown = '00000000-0000-4000-8000-000000000000';
  await expect(tasks.start(unknown, request('x'))).rejects.toMatchObject({ code: 'not_found' });
  await expect(tasks.list(unknown)).rejects.toMatchObject({ code: 'not_found' });
});

it('tells the model what the caller has changed, and does not give an answer to what was before', async () => {
  const call = await callWith(database);
  server.answers.push(calls([['wait', { text: 'x' }]]), says('For two: ten.'));
  const { taskId } = await tasks.start(call.id, request('A table for one'));
  await until(() => expect(server.requests).toHaveLength(1));
  await tasks.amend(call.id, taskId, { key: '1', text: 'For two people' });
  await tasks.amend(call.id, taskId, { key: '1', text: 'For two people' });
  await until(() => {
    release();
    expect(server.requests).toHaveLength(2);
  });
  const last = server.requests[1]?.messages.at(-1);
  expect(last).toMatchObject({ role: 'user', content: expect.stringContaining('For two people') });
  await all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));

  server.answers.push(async (response, asked) => {
    await tasks.amend(call.id, late.taskId, { key: '1', text: 'No, three' });
    says('Too early.')(response, asked);
  }, says('For three.'));
  const late = await tasks.start(call.id, request('A table for two'));
  const updates = await all(tasks.follow(call.id, late.taskId, -1, AbortSignal.timeout(5_000)));
  expect(updates.at(-1)).toMatchObject({ type: 'done', text: 'For three.' });
  expect(JSON.stringify(server.requests.at(-1))).toContain('Too early.');
});

it('is cancelled in the middle of a tool, which is stopped', async () => {
  const call = await callWith(database);
  server.answers.push(calls([['wait', { text: 'x' }]]));
  const { taskId } = await tasks.start(call.id, request('Wait'));
  const updates = all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));
  await until(async () => expect((await tasks.list(call.id))[0]?.steps).toHaveLength(1));
  stopped = undefined;
  await tasks.cancel(call.id, taskId);
  expect((await updates).at(-1)?.type).toBe('cancelled');
  await until(() => expect(stopped).toMatchObject({ name: 'TaskCancelled' }));
  await until(async () => {
    const steps = (await tasks.list(call.id))[0]?.steps;
    expect(steps?.at(-1)).toMatchObject({ name: 'wait', failed: true });
  });
  await tasks.cancel(call.id, taskId);
  await expect(tasks.amend(call.id, taskId, { key: '1', text: 'x' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('runs two at once, and more when these are over', async () => {
  const call = await callWith(database);
  server.answers.push(hangs, hangs);
  const [first, , third] = [
    await tasks.start(call.id, request('one')),
    await tasks.start(call.id, request('two')),
    await tasks.start(call.id, request('three')),
  ];
  await until(() => expect(server.requests).toHaveLength(2));
  const states = async () => (await tasks.list(call.id)).map(({ state }) => state);
  expect(await states()).toEqual(['running', 'running', 'queued']);
  server.answers.push(says('Third.'));
  await tasks.cancel(call.id, first?.taskId ?? '');
  const updates = await all(
    tasks.follow(call.id, third?.taskId ?? '', -1, AbortSignal.timeout(5_000)),
  );
  expect(types(updates)).toEqual(['started', 'done']);
  await tasks.afterCall(call);
});

it('has them wait in the order in which they came', async () => {
  const call = await callWith(database, { work: { maxAtOnce: 1 } });
  server.answers.push(hangs, ...['2', '3', '4'].map((words) => says(words)));
  const first = await tasks.start(call.id, request('one'));
  for (const text of ['two', 'three', 'four']) await tasks.start(call.id, request(text));
  await until(() => expect(server.requests).toHaveLength(1));
  await tasks.cancel(call.id, first.taskId);
  await until(async () => expect(await tasks.isWorkingFor(call.id)).toBe(false));
  const results = (await tasks.list(call.id)).map(({ result }) => result);
  expect(results).toEqual([null, '2', '3', '4']);
});

it('takes no more than twenty of a call', async () => {
  const call = await callWith(database);
  for (let n = 0; n < 20; n++) await tasks.start(call.id, request(`${n}`));
  await expect(tasks.start(call.id, request('one more'))).rejects.toMatchObject({
    code: 'conflict',
  });
  await tasks.afterCall(call);
});

it('makes a change after a clear yes, once in a call', async () => {
  const call = await callWith(database);
  server.answers.push(ask(), ask(), says('Sent.'));
  const { taskId } = await tasks.start(call.id, request('Send flowers'));
  let answered = false;
  const seen: string[] = [];
  for await (const update of await tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000))) {
    seen.push(update.type);
    if (update.type !== 'confirm') continue;
    expect(update.summary).toBe('Shall I send flowers?');
    expect((await tasks.list(call.id))[0]?.state).toBe('waiting');
    const { confirmationId } = update;
    const say = (said: string) => tasks.answer(call.id, taskId, { confirmationId, said });
    expect(await say('Is that safe?')).toBe('unclear');
    expect(mailed).toEqual([]);
    expect(await say('Yes, please.')).toBe('yes');
    expect(await say('No!')).toBe('yes');
    answered = true;
  }
  expect(answered).toBe(true);
  expect(seen).toEqual(['started', 'confirm', 'answered', 'progress', 'done']);
  expect(mailed).toEqual(['flowers']);
});

it.each([
  [
    'the caller says no',
    async (taskId: string, callId: string, confirmationId: string) => {
      await tasks.answer(callId, taskId, { confirmationId, said: 'No.' });
    },
  ],
  [
    'the caller says no to another process',
    async (taskId: string, callId: string, confirmationId: string) => {
      await another().answer(callId, taskId, { confirmationId, said: 'No.' });
    },
  ],
  [
    'the request changes meanwhile',
    async (taskId: string, callId: string) => {
      await tasks.amend(callId, taskId, { key: '1', text: 'Make it a card' });
    },
  ],
])('makes no change when %s', async (_, react) => {
  const call = await callWith(database);
  server.answers.push(ask(), says('Nothing was sent.'));
  const { taskId } = await tasks.start(call.id, request('Send flowers'));
  const seen: unknown[] = [];
  for await (const update of await tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000))) {
    seen.push(update.type);
    if (update.type === 'confirm') await react(taskId, call.id, update.confirmationId);
    if (update.type === 'answered') expect(update.consent).toBe('no');
  }
  expect(seen).toEqual(['started', 'confirm', 'answered', 'done']);
  expect(mailed).toEqual([]);
});

it('understands the caller in the language that the call is held in', async () => {
  const call = await callWith(database, { otherLanguages: [{ language: 'de' }] });
  await updateCall(database, call.id, { language: 'de' });
  server.answers.push(ask(), says('Gesendet.'));
  const { taskId } = await tasks.start(call.id, request('Blumen schicken'));
  for await (const update of await tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000))) {
    if (update.type !== 'confirm') continue;
    const { confirmationId } = update;
    expect(await tasks.answer(call.id, taskId, { confirmationId, said: 'Ja, gerne.' })).toBe('yes');
  }
  expect(mailed).toEqual(['flowers']);
});

it('refuses an answer to what is not being asked', async () => {
  const call = await callWith(database);
  server.answers.push(hangs);
  const { taskId } = await tasks.start(call.id, request('x'));
  const confirmationId = '00000000-0000-4000-8000-000000000000';
  await expect(
    tasks.answer(call.id, taskId, { confirmationId, said: 'Yes' }),
  ).rejects.toMatchObject({ code: 'conflict' });
  // Cancelled before, its request would reach the model of the next test.
  await until(() => expect(server.requests).toHaveLength(1));
  await tasks.cancel(call.id, taskId);
});

it('has tools that fail told to the model, and goes on', async () => {
  const call = await callWith(database);
  server.answers.push(
    calls([
      ['break', { text: 'x' }],
      ['look_up', { wrong: 1 }],
      ['no_such_tool', {}],
    ]),
    says('I could not find it.'),
  );
  const { taskId } = await tasks.start(call.id, request('x'));
  const updates = await all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));
  expect(updates.at(-1)).toMatchObject({ type: 'done', text: 'I could not find it.' });
  const told = JSON.stringify(server.requests[1]?.messages);
  expect(told).toContain('No such thing.');
  expect(told).toContain('The input does not fit. text:');
  expect(told).toContain('no_such_tool');
  const steps = (await tasks.list(call.id))[0]?.steps.filter(({ kind }) => kind === 'tool');
  expect(steps?.map(({ failed }) => failed)).toEqual([true, true]);
});

it('fails at once, as the backend, what is worked on when this process stops', async () => {
  const call = await callWith(database);
  const stopping = another();
  server.answers.push(hangs);
  const { taskId } = await stopping.start(call.id, request('x'));
  await until(() => expect(server.requests).toHaveLength(1));
  await stopping.close();
  const updates = await all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));
  expect(updates.at(-1)).toMatchObject({ type: 'failed', failure: 'backend' });
  await expect(stopping.start(call.id, request('y'))).rejects.toMatchObject({
    code: 'unavailable',
  });
});

it('closes anew a call that ended before its task', async () => {
  const call = await callWith(database, { tasksAfterCall: 'finish' });
  server.answers.push(calls([['wait', { text: 'x' }]]), ask(), says('Kept.'));
  const { taskId } = await tasks.start(call.id, request('x'));
  await until(async () => expect((await tasks.list(call.id))[0]?.steps).toHaveLength(1));
  const ended = {
    endedAt: new Date(),
    outcomeResult: 'completed',
    outcomeReason: 'error',
  } as const;
  await updateCall(database, call.id, ended);
  await tasks.afterCall(call);
  expect(await tasks.isWorkingFor(call.id)).toBe(true);
  queue.closings.length = 0;
  release();
  const updates = await all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));
  // Nobody was there to agree.
  expect(types(updates)).not.toContain('confirm');
  expect(mailed).toEqual([]);
  expect((await tasks.list(call.id))[0]).toMatchObject({ state: 'done', result: 'Kept.' });
  expect(queue.closings).toContain(call.id);
  expect(await tasks.isWorkingFor(call.id)).toBe(false);
});

it('is cancelled with the call where the agent is set so', async () => {
  const call = await callWith(database);
  server.answers.push(hangs);
  const { taskId } = await tasks.start(call.id, request('x'));
  await until(() => expect(server.requests).toHaveLength(1));
  await another().afterCall(call);
  const updates = await all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));
  expect(updates.at(-1)?.type).toBe('cancelled');
});
