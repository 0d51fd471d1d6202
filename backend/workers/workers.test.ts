import { beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import type { OpenCallResponse } from '../contract/calls.ts';
import type { Dispatch, listWorkersResponse, Worker } from '../contract/workers.ts';
import { WORKER_GONE_MS } from '../contract/workers.ts';
import { agent, event, webCall } from '../testing/fixtures.ts';
import { MemoryRooms } from '../testing/memory-rooms.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
let now = new Date('2026-01-01T10:00:00.000Z');
let rooms: MemoryRooms;
let request: ReturnType<typeof createTestApp>;

const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const report = (id: string, fields = {}) =>
  request<{ drain: boolean }>('PUT', `/v1/workers/${id}`, {
    agentName: 'switchboard',
    activeCalls: 2,
    draining: false,
    maxCalls: 10,
    ...fields,
  });
const list = async () =>
  (await request<z.infer<typeof listWorkersResponse>>('GET', '/v1/workers')).body;
const stateOf = async (id: string) => (await list()).workers.find((one) => one.id === id)?.state;

beforeEach(async () => {
  // By then those of the test before are forgotten.
  later(48 * 60 * 60 * 1_000);
  rooms = new MemoryRooms(() => now);
  request = createTestApp({ database, rooms, now: () => now });
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('PUT', '/v1/agents/sales', agent('sales', { agentName: 'sales-workers' }));
});

it('shows what a worker said of itself, and when', async () => {
  const said = {
    version: '0.1.0',
    host: 'phone-1',
    startedAt: '2026-01-01T09:00:00.000Z',
    crashedAt: '2026-01-01T09:30:00.000Z',
  };
  await report('w1', said);
  expect((await list()).workers).toEqual([
    {
      id: 'w1',
      agentName: 'switchboard',
      activeCalls: 2,
      maxCalls: 10,
      draining: false,
      stopping: false,
      drainWanted: false,
      state: 'ready',
      seenAt: now.toISOString(),
      ...said,
    },
  ]);
});

it('shows which calls a worker has, while they last', async () => {
  const open = async (jobId: string) => {
    const call = webCall({ jobId, agent: 'reception' });
    return (await request<OpenCallResponse>('POST', '/v1/calls', call)).body.callId;
  };
  const [one, other] = [await open('AJ_1'), await open('AJ_2')];
  await open('AJ_of_nobody');
  await report('w1', { jobs: ['AJ_1', 'AJ_not_opened'] });
  await report('w2', { jobs: ['AJ_2'] });
  const startedAt = now.toISOString();
  const held = (workerId: string, callId: string) => ({
    ...{ workerId, callId, startedAt },
    agent: 'reception',
  });
  const { calls } = await list();
  expect(calls).toHaveLength(2);
  expect(calls).toEqual(expect.arrayContaining([held('w1', one), held('w2', other)]));

  await request('POST', `/v1/calls/${one}/legs/0/left`);
  expect((await list()).calls).toEqual([held('w2', other)]);
  const ended = {
    ...({ type: 'ended', reason: 'caller_hung_up' } as const),
    endedAt: startedAt,
    detail: null,
  };
  await request('POST', `/v1/calls/${other}/legs/0/events`, { events: [event(0, ended)] });
  expect((await list()).calls).toEqual([]);
});

it('takes the report of an older worker, which says less', async () => {
  await report('w1', { maxCalls: undefined });
  expect((await list()).workers).toMatchObject([{ maxCalls: null, version: null, state: 'ready' }]);
});

it.each([
  ['full', { activeCalls: 10 }, 0],
  ['stopping', { draining: true, stopping: true }, 0],
  ['stopped', { draining: true, stopping: true }, WORKER_GONE_MS + 1],
  ['lost', {}, WORKER_GONE_MS + 1],
])('tells a worker that is %s', async (state, fields, afterMs) => {
  await report('w1', fields);
  later(afterMs);
  expect(await stateOf('w1')).toBe(state);
});

it('drains a worker, which learns it at its next report, and has it take calls again', async () => {
  await report('w1');
  const { body } = await request<Worker>('POST', '/v1/workers/w1/drain');
  expect(body).toMatchObject({ state: 'ready', drainWanted: true });
  expect((await report('w1')).body).toEqual({ drain: true });
  await report('w1', { draining: true });
  expect(await stateOf('w1')).toBe('draining');
  await request('POST', '/v1/workers/w1/undrain');
  // It has yet to learn it, and may be drained again.
  expect(await stateOf('w1')).toBe('draining');
  expect((await report('w1', { draining: true })).body).toEqual({ drain: false });
  await report('w1');
  expect(await stateOf('w1')).toBe('ready');
});

it('does not drain a worker that is not there, is gone, or ends anyway', async () => {
  await report('w1');
  later(WORKER_GONE_MS + 1);
  await report('w2', { draining: true, stopping: true });
  const drain = async (id: string) => (await request('POST', `/v1/workers/${id}/drain`)).status;
  expect([await drain('w9'), await drain('w1'), await drain('w2')]).toEqual([404, 409, 409]);
});

it('adds up the pools, with agents that have no worker', async () => {
  await report('w1');
  await report('w2', { activeCalls: 10 });
  await report('w3', { activeCalls: 1, draining: true });
  expect((await list()).pools).toEqual([
    { agentName: 'sales-workers', agents: ['sales'], taking: 0, activeCalls: 0, room: 0 },
    { agentName: 'switchboard', agents: ['reception'], taking: 2, activeCalls: 13, room: 8 },
  ]);
});

const dispatch = (room: string, to = 'reception') =>
  request<Dispatch & { error: { message: string } }>('POST', '/v1/dispatches', { room, agent: to });

it('dispatches an agent into a room by hand', async () => {
  await report('w1');
  rooms.open({ name: 'desk', sid: 'RM_1' }, [{ identity: 'ada', isAgent: false }]);
  const { status, body } = await dispatch('desk');
  expect([status, body]).toEqual([
    201,
    { room: 'desk', agent: 'reception', agentName: 'switchboard' },
  ]);
  expect(rooms.asked).toEqual([
    'dispatch switchboard {"agent":"reception","language":"en"} into desk',
  ]);
});

it('says plainly why an agent cannot be dispatched', async () => {
  await report('w1');
  rooms.open({ name: 'taken', sid: 'RM_1' }, [{ identity: 'agent', isAgent: true }]);
  rooms.open({ name: 'desk', sid: 'RM_2' }, []);
  const refusals = [
    await dispatch('desk', 'nobody'),
    await dispatch('nowhere'),
    await dispatch('taken'),
    await dispatch('desk', 'sales'),
  ];
  rooms.isAway = true;
  refusals.push(await dispatch('desk'));
  expect(refusals.map(({ status, body }) => [status, body.error.message])).toEqual([
    [404, expect.stringContaining('no agent "nobody"')],
    [404, expect.stringContaining('no room named nowhere')],
    [409, expect.stringContaining('an agent in the room taken')],
    [409, expect.stringContaining('AGENT_NAME=sales-workers npm run agent')],
    [503, expect.stringContaining('LiveKit does not answer')],
  ]);
  expect(rooms.asked).toEqual([]);
});
