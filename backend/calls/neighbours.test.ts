import { beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { saveAgent } from '../../db/queries/agents.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { agentSettings } from '../contract/agents.ts';
import type { listCallsResponse, neighboursResponse } from '../contract/calls.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { storeWords } from './store-words.ts';

type Neighbours = z.infer<typeof neighboursResponse>;

const { database } = await useDatabase();
const request = createTestApp({ database });
const around = async (id: string, query = '') =>
  (await request<Neighbours>('GET', `/v1/calls/${id}/neighbours?${query}`)).body;

/** Five calls, newest first, of which two began in the same millisecond. */
let ids: string[];

beforeAll(async () => {
  await saveAgent(database, agentSettings.parse(agent('sales')));
  for (const [n, second] of [0, 1, 2, 2, 3].entries()) {
    const startedAt = new Date(Date.UTC(2026, 0, 1, 10, 0, second));
    const call = await storeCall(database, { startedAt, agent: n === 1 ? 'sales' : 'reception' });
    const text = n === 0 || n === 4 ? 'A refund, please.' : 'Hello.';
    const turn = { callId: call.id, leg: 0, seq: 0, speaker: 'caller', text } as const;
    await addTurns(database, [
      { ...turn, startedAt, endedAt: startedAt, interrupted: false, latency: null },
    ]);
    await storeWords(database).run(call);
  }
  const { body } = await request<z.infer<typeof listCallsResponse>>('GET', '/v1/calls');
  ids = body.calls.map(({ id }) => id);
});

it('leads through the whole list both ways', async () => {
  const all = await Promise.all(ids.map((id) => around(id)));
  expect(all.map(({ newer }) => newer)).toEqual([null, ...ids.slice(0, -1)]);
  expect(all.map(({ older }) => older)).toEqual([...ids.slice(1), null]);
});

it('passes over calls that do not fit, also from one that does not', async () => {
  const [newest = '', , third, sales = '', oldest = ''] = ids;
  expect(await around(oldest, 'agent=reception')).toEqual({ newer: third, older: null });
  expect(await around(sales, 'agent=reception')).toEqual({ newer: third, older: oldest });
  expect(await around(sales, 'q=refund')).toEqual({ newer: newest, older: oldest });
});

it('knows no calls around one that there is not, and no filter that there is not', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await request('GET', `/v1/calls/${nobody}/neighbours`)).status).toBe(404);
  expect((await request('GET', `/v1/calls/${ids[0]}/neighbours?color=red`)).status).toBe(400);
});
