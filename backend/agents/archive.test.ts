import { expect, it } from 'vitest';
import { endCall } from '../../db/queries/calls.ts';
import { replaceNumbers } from '../../db/queries/numbers.ts';
import type { OpenCallResponse } from '../contract/calls.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const archive = () => request<ErrorResponse>('DELETE', '/v1/agents/sales');
const listed = async () => {
  const { body } = await request<{ agents: unknown[] }>('GET', '/v1/agent-overviews');
  return body.agents;
};

it('takes an agent out of use that no number and no call needs, and brings it back', async () => {
  await request('PUT', '/v1/agents/sales', agent('sales'));
  await replaceNumbers(database, [{ number: '+15550100', agent: 'sales', trunk: 'carrier' }]);
  expect(await listed()).toMatchObject([
    {
      slug: 'sales',
      version: 1,
      hasDraft: false,
      numbers: ['+15550100'],
      numberCount: 1,
      calls: 0,
    },
  ]);
  const numbered = await archive();
  expect([numbered.status, numbered.body.error.message]).toEqual([
    409,
    'The agent answers +15550100. Give its numbers to another agent first.',
  ]);
  await replaceNumbers(database, []);

  const { body: call } = await request<OpenCallResponse>(
    'POST',
    '/v1/calls',
    webCall({ agent: 'sales' }),
  );
  expect((await archive()).body.error.message).toContain('a call that goes on');
  await endCall(database, call.callId, {
    result: 'completed',
    reason: 'caller_hung_up',
    detail: null,
    endedAt: new Date(),
  });
  expect(await listed()).toMatchObject([{ calls: 1 }]);

  expect((await archive()).status).toBe(204);
  expect(await listed()).toEqual([]);
  expect((await request('GET', '/v1/agents/sales')).status).toBe(404);
  expect((await request('POST', '/v1/tokens', { agent: 'sales' })).status).toBe(404);
  expect((await request('POST', '/v1/calls', webCall({ agent: 'sales' }))).status).toBe(404);
  expect((await request('GET', `/v1/calls/${call.callId}`)).status).toBe(200);
  expect((await archive()).status).toBe(404);

  expect((await request('PUT', '/v1/agents/sales', agent('sales'))).status).toBe(200);
  expect(await listed()).toMatchObject([{ slug: 'sales', version: 2 }]);
});
