import { expect, it } from 'vitest';
import type { AgentSettingsInput } from '../contract/agents.ts';
import { addPrice } from '../prices/add.ts';
import { SandboxGone } from '../sandbox/sandbox.ts';
import { useDatabase } from '../testing/services.ts';
import {
  breaksOff,
  type ChatAnswer,
  calls,
  hangs,
  refuses,
  says,
  sendsGarbage,
} from './testing/model-server.ts';
import { all, callWith, request, tool, useTasks } from './testing/tasks.ts';

const { database } = await useDatabase();
// Short enough to wait for, long enough for a machine that does other things too.
const limits = { firstTokenMs: 1_000, wholeMs: 3_000, tries: 3, pauseMs: 5 };
let lost = 0;
const tools = [
  tool('look_up', ({ text }) => `It is ${text}.`),
  tool('wait', (_, signal) => new Promise((_, no) => signal.addEventListener('abort', no))),
  tool('deaf', () => new Promise<string>(() => {})),
  tool('lose', () => {
    if (lost-- > 0) throw new SandboxGone('killed');
    return 'Found.';
  }),
];
const { tasks, server } = await useTasks(database, tools, limits);
const look = calls([['look_up', { text: 'blue' }]]);

async function run(answers: ChatAnswer[], settings: Partial<AgentSettingsInput> = {}) {
  const call = await callWith(database, settings);
  server.requests.length = 0;
  server.answers.splice(0, server.answers.length, ...answers);
  const { taskId } = await tasks.start(call.id, request('What is it?'));
  const updates = await all(tasks.follow(call.id, taskId, -1, AbortSignal.timeout(10_000)));
  const [task] = await tasks.list(call.id);
  return { last: updates.at(-1), task, requests: server.requests.length };
}

it.each<[string, ChatAnswer]>([
  ['is overloaded', refuses(429)],
  ['is broken', refuses(500)],
  ['hangs', hangs],
  ['sends garbage', sendsGarbage],
  ['breaks off', breaksOff],
  ['says nothing', says()],
])('asks a model again that %s, and goes on as if nothing was', async (_, bad) => {
  const { last, task, requests } = await run([look, bad, bad, says('It is blue.')]);
  expect(last).toMatchObject({ type: 'done', text: 'It is blue.' });
  expect(requests).toBe(4);
  // Nothing is done again for it.
  expect(task?.steps.map(({ kind, failed }) => [kind, failed])).toEqual([
    ['model', false],
    ['tool', false],
    ['model', true],
    ['model', true],
    ['model', false],
  ]);
});

it.each<[string, ChatAnswer, number]>([
  ['stays overloaded', refuses(429), 3],
  ['goes on hanging', hangs, 3],
  ['sends nothing but garbage', sendsGarbage, 3],
  // It would be refused again.
  ['refuses the request', refuses(400), 1],
  ['refuses the key', refuses(401), 1],
])('fails for a model that %s, with the reason for the operator alone', async (_, bad, tries) => {
  const { last, task, requests } = await run([bad, bad, bad, says('Too late.')]);
  expect(last).toMatchObject({ type: 'failed', failure: 'model' });
  expect(Object.keys(last ?? {}).sort()).toEqual(['at', 'failure', 'seq', 'type']);
  expect(requests).toBe(tries);
  expect(task).toMatchObject({ state: 'failed', failure: 'model', result: null });
  expect(task?.detail).toBeTruthy();
});

it('fails for an answer of which nothing can be spoken', async () => {
  const { last } = await run([says('```sh\nls\n```')]);
  expect(last).toMatchObject({ type: 'failed', failure: 'model' });
});

it('ends at the limit of steps', async () => {
  const { last, requests, task } = await run([look, look, look, says('Done.')], {
    work: { maxSteps: 3 },
  });
  expect(last).toMatchObject({ type: 'failed', failure: 'limit' });
  expect(requests).toBe(3);
  expect(task?.detail).toContain('3 requests');
});

it('takes an answer that comes with the last step', async () => {
  const { last } = await run([look, look, says('Done.')], { work: { maxSteps: 3 } });
  expect(last).toMatchObject({ type: 'done' });
});

it('ends at the limit of tokens', async () => {
  const { last, requests } = await run(Array(20).fill(look), { work: { maxTokens: 1_000 } });
  expect(last).toMatchObject({ type: 'failed', failure: 'limit' });
  expect(requests).toBe(9);
});

it('ends at the limit of money, priced by the price book', async () => {
  const model = 'priced';
  for (const unit of ['input_token', 'cached_input_token', 'output_token'] as const) {
    const price = { provider: 'test', model, unit, micros: 1, per: 1, increment: 1 };
    const from = { validFrom: '2026-01-01T00:00:00.000Z', source: 'test' };
    await addPrice(database, { ...price, ...from }, async () => {});
  }
  const { last, requests, task } = await run([look, look, look, says('Done.')], {
    work: { model, maxCostMicros: 200 },
  });
  expect(last).toMatchObject({ type: 'failed', failure: 'limit' });
  expect(requests).toBe(2);
  expect(task?.steps[0]?.costMicros).toBe(120);
});

it.each(['wait', 'deaf'])(
  'ends at its deadline, also in a tool that does not stop: %s',
  async (name) => {
    const startedAt = performance.now();
    const { last } = await run([calls([[name, { text: 'x' }]])], { work: { deadlineMs: 5_000 } });
    expect(last).toMatchObject({ type: 'failed', failure: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(7_000);
  },
);

it('goes on in a fresh sandbox, once', async () => {
  const lose = calls([['lose', { text: 'x' }]]);
  lost = 1;
  expect((await run([lose, lose, says('Found.')])).last).toMatchObject({ type: 'done' });
  lost = 2;
  expect((await run([lose, lose, says('Found.')])).last).toMatchObject({
    type: 'failed',
    failure: 'sandbox',
  });
});

it('keeps texts redacted as the agent asks for, and speaks them whole', async () => {
  const privacy = { redact: ['email' as const] };
  const mail = calls([['look_up', { text: 'anna@example.com' }]]);
  const { last, task } = await run([mail, says('Write to anna@example.com.')], { privacy });
  expect(last).toMatchObject({ text: 'Write to anna@example.com.' });
  expect(task).toMatchObject({ result: 'Write to [email].' });
  expect(JSON.stringify(task)).not.toContain('anna@');
});

it('is told at once to whoever follows when the database is away', async () => {
  let isAway = false;
  const away = () => Promise.reject(new Error('The database is away.'));
  const unsteady = new Proxy(database, {
    get: (target, name) =>
      isAway && name === 'transaction' ? away : Reflect.get(target, name).bind(target),
  });
  const there = await useTasks(unsteady, tools);
  const call = await callWith(database);
  there.server.answers.push((response, asked) => {
    isAway = true;
    return look(response, asked);
  });
  const { taskId } = await there.tasks.start(call.id, request('What is it?'));
  const updates = await all(there.tasks.follow(call.id, taskId, -1, AbortSignal.timeout(5_000)));
  expect(updates).toMatchObject([
    { seq: 0, type: 'started' },
    { seq: 1, type: 'failed', failure: 'backend' },
  ]);
});
