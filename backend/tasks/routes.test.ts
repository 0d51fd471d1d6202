import { serve } from '@hono/node-server';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { type Task, type TaskUpdate, taskUpdate } from '../contract/tasks.ts';
import { taskRoutes } from '../routes/tasks.ts';
import { requestTo, serviceApp } from '../testing/request-to.ts';
import { testLog, useDatabase } from '../testing/services.ts';
import { changesNothing } from '../tools/tool.ts';
import { calls, says } from './testing/model-server.ts';
import { callWith, request, tool, useTasks } from './testing/tasks.ts';

const { database } = await useDatabase();
const { tasks, another, server } = await useTasks(database, [
  tool('step', () => 'ok', changesNothing),
]);
const owner = serviceApp(taskRoutes({ tasks, log: testLog }));
const other = serviceApp(taskRoutes({ tasks: another(), log: testLog }));
const send = requestTo(owner);
const listening = serve({ fetch: other.fetch, port: 0, hostname: '127.0.0.1' });
afterAll(() => void listening.close());
const STEPS = 5;

async function start(): Promise<{ callId: string; taskId: string }> {
  const { id: callId } = await callWith(database);
  for (let n = 0; n < STEPS; n++) server.answers.push(calls([['step', { text: `step ${n}` }]]));
  server.answers.push(says('Done.'));
  const path = `/calls/${callId}/tasks`;
  const { body } = await send<{ taskId: string }>('POST', path, request('Five steps'));
  return { callId, taskId: body.taskId };
}

/** Reads at most `limit` updates after one that is known, then hangs up. */
async function read(routes: typeof owner, path: string, after: number, limit: number) {
  const response = await routes.request(`${path}?after=${after}`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const updates: TaskUpdate[] = [];
  for await (const { id, data } of events ?? []) {
    const update = taskUpdate.parse(JSON.parse(data));
    expect(id).toBe(String(update.seq));
    if (updates.push(update) >= limit) break;
  }
  return updates;
}

it('loses and repeats nothing, however often and at which process its follower comes again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })), { maxLength: 6 }),
      async (visits) => {
        const { callId, taskId } = await start();
        const path = `/calls/${callId}/tasks/${taskId}/updates`;
        const seen: TaskUpdate[] = [];
        for (const [atOwner, limit] of [...visits, [true, 100] as const]) {
          const routes = atOwner ? owner : other;
          if (seen.at(-1)?.type === 'done') break;
          seen.push(...(await read(routes, path, seen.at(-1)?.seq ?? -1, limit)));
        }
        expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, n) => n));
        expect(seen.at(-1)).toMatchObject({ type: 'done', text: 'Done.' });
        expect(seen).toHaveLength(STEPS + 2);
        // Whoever comes after the end is told no more.
        expect(await read(owner, path, seen.length - 1, 100)).toEqual([]);
        expect(await read(other, path, seen.length - 1, 100)).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});

it('gives a sign of life while nothing happens', async () => {
  const { id: callId } = await callWith(database);
  server.answers.push(() => {});
  const path = `/calls/${callId}/tasks`;
  const { body } = await send<{ taskId: string }>('POST', path, request('x'));
  const { port } = listening.address() as { port: number };
  const response = await fetch(`http://127.0.0.1:${port}${path}/${body.taskId}/updates?after=0`);
  const first = await response.body?.getReader().read();
  expect(new TextDecoder().decode(first?.value)).toBe(':\n\n');
  await tasks.cancel(callId, body.taskId);
}, 15_000);

it('lists the tasks of a call', async () => {
  const { callId, taskId } = await start();
  await read(owner, `/calls/${callId}/tasks/${taskId}/updates`, -1, 100);
  const { body } = await send<{ tasks: Task[] }>('GET', `/calls/${callId}/tasks`);
  expect(body.tasks).toMatchObject([{ id: taskId, request: 'Five steps', state: 'done' }]);
});

it('refuses what does not fit, and what it does not know', async () => {
  const { id } = await callWith(database);
  const unknown = '00000000-0000-4000-8000-000000000000';
  const bad = { key: 'k', request: '', conversation: [] };
  expect((await send('POST', `/calls/${id}/tasks`, bad)).status).toBe(400);
  const task = `/calls/${id}/tasks/${unknown}`;
  expect((await send('GET', `${task}/updates`)).status).toBe(404);
  expect((await send('POST', `${task}/cancel`)).status).toBe(404);
  const amendment = { key: 'k', text: 'x' };
  expect((await send('POST', `${task}/amendments`, amendment)).status).toBe(404);
  const answer = { confirmationId: unknown, said: 'yes' };
  expect((await send('POST', `${task}/answers`, answer)).status).toBe(404);
  expect((await send('GET', `/calls/${unknown}/tasks`)).status).toBe(404);
});
