import { expect, it, vi } from 'vitest';
import type { AgentVersionWithSettings } from '../contract/agent-versions.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const requestProvisioning = vi.fn();
const request = createTestApp({ ...(await useDatabase()), requestProvisioning });

const put = (slug: string, greeting: string) =>
  request('PUT', `/v1/agents/${slug}`, agent(slug, { greeting }));
const listed = async (slug: string, query = '') => {
  const { body } = await request<{ versions: { version: number }[]; nextCursor: string | null }>(
    'GET',
    `/v1/agents/${slug}/versions${query}`,
  );
  return { numbers: body.versions.map(({ version }) => version), nextCursor: body.nextCursor };
};

it('numbers each publication that changes something, and keeps what it was', async () => {
  await put('sales', 'One.');
  await put('sales', 'Two.');
  await put('sales', 'Two.');
  expect((await listed('sales')).numbers).toEqual([2, 1]);
  const { body } = await request('GET', '/v1/agents/sales/versions/1');
  expect(body).toMatchObject({
    version: 1,
    note: null,
    restoredFrom: null,
    settings: { greeting: 'One.' },
  });
  expect((await request('GET', '/v1/agents/sales/versions/3')).status).toBe(404);
});

it('numbers publications at the same time without gaps', async () => {
  await put('busy', 'Zero.');
  await Promise.all(['One.', 'Two.', 'Three.', 'Four.'].map((greeting) => put('busy', greeting)));
  expect((await listed('busy')).numbers).toEqual([5, 4, 3, 2, 1]);
});

it('lists versions page by page, and refuses a cursor that is not one', async () => {
  for (const greeting of ['One.', 'Two.', 'Three.']) await put('paged', greeting);
  const first = await listed('paged', '?limit=2');
  expect(first.numbers).toEqual([3, 2]);
  expect(await listed('paged', `?limit=2&cursor=${first.nextCursor}`)).toEqual({
    numbers: [1],
    nextCursor: null,
  });
  expect((await request('GET', '/v1/agents/paged/versions?cursor=x')).status).toBe(400);
});

it('brings an earlier version back as a new one, for LiveKit too', async () => {
  await put('back', 'One.');
  await put('back', 'Two.');
  requestProvisioning.mockClear();
  const restored = await request<AgentVersionWithSettings>(
    'POST',
    '/v1/agents/back/versions/1/restore',
    { note: 'It was better' },
  );
  expect(restored.status).toBe(201);
  expect(restored.body).toMatchObject({ version: 3, restoredFrom: 1, note: 'It was better' });
  expect((await request('GET', '/v1/agents/back')).body).toMatchObject({ greeting: 'One.' });
  expect(requestProvisioning).toHaveBeenCalledOnce();

  const again = await request('POST', '/v1/agents/back/versions/1/restore', {});
  expect(again.status).toBe(409);
});

it('refuses an account that there is not', async () => {
  const settings = agent('poor', { account: 'nobody' });
  const { status, body } = await request<ErrorResponse>('PUT', '/v1/agents/poor', settings);
  expect(status).toBe(400);
  expect(body.error.issues).toMatchObject([{ path: 'account' }]);
});
