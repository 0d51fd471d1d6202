import { expect, it, vi } from 'vitest';
import { addEffect, moveEffect } from '../../db/queries/effects.ts';
import { findTask, listEffects } from '../../db/queries/tasks.ts';
import { useDatabase } from '../testing/services.ts';
import { hangs } from './testing/model-server.ts';
import { all, callWith, request, useTasks } from './testing/tasks.ts';

const { database } = await useDatabase();
const { tasks, another, server } = await useTasks(database, []);
const later = (ms: number) => new Date(Date.now() + ms);

async function started() {
  const call = await callWith(database);
  server.answers.push(hangs);
  server.requests.length = 0;
  const { taskId } = await tasks.start(call.id, request('x'));
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));
  return { callId: call.id, taskId };
}

it('fails, once, what a process has left that is not heard of any more', async () => {
  const { callId, taskId } = await started();
  const change = { callId, taskId, tool: 'mail', summary: 'Shall I?', askedAt: new Date() };
  for (const [key, state] of [
    ['begun', 'started'],
    ['not begun', 'confirmed'],
  ] as const) {
    const effect = await addEffect(database, { ...change, key });
    if (effect) await moveEffect(database, effect, 'asked', { state });
  }
  const sweeper = another();
  const seen = all(tasks.follow(callId, taskId, -1, AbortSignal.timeout(9_000)));
  await Promise.all([sweeper.failAbandoned(later(7_000)), sweeper.failAbandoned(later(7_000))]);
  await sweeper.failAbandoned(later(7_000));

  const elsewhere = await all(sweeper.follow(callId, taskId, -1, AbortSignal.timeout(5_000)));
  expect(elsewhere).toMatchObject([{ type: 'started' }, { type: 'failed', failure: 'backend' }]);
  // Its process, which was only slow, comes to know it and stops.
  expect(await seen).toEqual(elsewhere);
  const states = (await listEffects(database, callId)).map(({ key, state }) => [key, state]);
  expect(Object.fromEntries(states)).toEqual({ begun: 'unknown', 'not begun': 'confirmed' });
});

it('leaves a task alone whose process was heard of', async () => {
  const { callId, taskId } = await started();
  await another().failAbandoned(later(5_000));
  expect((await tasks.list(callId))[0]?.state).toBe('running');
  await tasks.cancel(callId, taskId);
});

it('keeps being heard of while it works', async () => {
  const { callId, taskId } = await started();
  const heardAt = async () => (await findTask(database, callId, taskId))?.heardAt.getTime() ?? 0;
  const first = await heardAt();
  await vi.waitFor(async () => expect(await heardAt()).toBeGreaterThan(first + 1_500), 10_000);
  await tasks.cancel(callId, taskId);
});
