import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { addTask } from '../../db/queries/tasks.ts';
import { deleteDeliveries } from '../../db/queries/webhook-endpoints.ts';
import type { Principal } from '../access/principal.ts';
import { closeCall } from '../closing/close-call.ts';
import type { OpenCallResponse } from '../contract/calls.ts';
import type {
  CreatedWebhookEndpoint,
  WebhookDelivery,
  WebhookEndpoint,
} from '../contract/webhook-endpoints.ts';
import { createJobQueue } from '../jobs/queue.ts';
import { Metrics } from '../metrics/metrics.ts';
import { endTask } from '../tasks/end-task.ts';
import { agent, event, webCall } from '../testing/fixtures.ts';
import { createTestApp, testLog, useDatabase } from '../testing/services.ts';
import { deliver } from './deliver.ts';
import { changeEndpoint, createEndpoint } from './endpoints.ts';
import { createPost } from './post.ts';
import { useReceiver } from './testing.ts';

const { database, url } = await useDatabase();
const receiver = await useReceiver();
const webhookPrivateHosts = [receiver.host];
const credentialsKey = Buffer.alloc(32, 1);
const now = () => new Date();
const metrics = new Metrics(async () => new Map());
const queue = createJobQueue(url, testLog);
const request = createTestApp({ database, queue, credentialsKey, webhookPrivateHosts });
const post = createPost(webhookPrivateHosts);
await queue.start({
  'close-call': async () => undefined,
  retention: async () => undefined,
  'count-calls': async () => undefined,
  'deliver-webhook': (job) =>
    deliver({ database, log: testLog, now, metrics, credentialsKey, post }, job),
});
afterAll(() => queue.stop());
await request('PUT', '/v1/agents/reception', agent('reception'));

const PATH = '/v1/webhook-endpoints';
const wanted = { url: receiver.url, events: ['call.started', 'call.ended', 'task.finished'] };

async function create(fields: object = {}): Promise<CreatedWebhookEndpoint> {
  const answer = await request<CreatedWebhookEndpoint>('POST', PATH, { ...wanted, ...fields });
  expect(answer.status).toBe(201);
  return answer.body;
}

const deliveriesOf = async (id: string, query = '') =>
  (
    await request<{ deliveries: WebhookDelivery[]; nextCursor: string | null }>(
      'GET',
      `${PATH}/${id}/deliveries${query}`,
    )
  ).body;

beforeEach(async () => {
  await database.execute('delete from webhook_endpoints');
  receiver.received.length = 0;
  receiver.answer = { status: 200, headers: {} };
});

it('shows the secret of an endpoint once, and keeps it encrypted', async () => {
  const { secret, ...endpoint } = await create({ description: 'our CRM' });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(endpoint).toMatchObject({ ...wanted, description: 'our CRM', enabled: true });
  const read = await request('GET', `${PATH}/${endpoint.id}`);
  expect(read.body).toEqual(endpoint);
  expect((await request('GET', PATH)).body).toEqual({ endpoints: [endpoint] });
  const rows = JSON.stringify(await database.execute('select * from webhook_endpoints'));
  expect(rows).not.toContain(secret.slice('whsec_'.length));

  const rotated = await request<{ secret: string }>('POST', `${PATH}/${endpoint.id}/rotate-secret`);
  expect(rotated.body.secret).not.toBe(secret);
});

it('changes what is given, and deletes', async () => {
  const { id } = await create();
  const changed = await request<WebhookEndpoint>('PATCH', `${PATH}/${id}`, { enabled: false });
  expect(changed.body).toMatchObject({ ...wanted, enabled: false });
  expect((await request('DELETE', `${PATH}/${id}`)).status).toBe(204);
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/test'],
    ['POST', '/rotate-secret'],
    ['GET', '/deliveries'],
  ] as const) {
    const body = method === 'PATCH' ? {} : undefined;
    expect((await request(method, `${PATH}/${id}${path}`, body)).status).toBe(404);
  }
});

it.each([
  ['an address in a private network', { url: 'https://10.0.0.1/hooks' }],
  ['http', { url: 'http://hooks.example.com/' }],
  ['no address', { url: 'ftp://hooks.example.com/' }],
  ['no event', { events: [] }],
  ['an event twice', { events: ['call.ended', 'call.ended'] }],
  ['an unknown event', { events: ['call.lost'] }],
])('refuses %s', async (_, fields) => {
  expect((await request('POST', PATH, { ...wanted, ...fields })).status).toBe(400);
  const { id } = await create();
  expect((await request('PATCH', `${PATH}/${id}`, fields)).status).toBe(400);
});

it('lets only those have content sent who may see it', async () => {
  const settings = { database, credentialsKey, webhookPrivateHosts };
  const key: Principal = { kind: 'key', id: 'k', name: 'k', scopes: ['webhooks:write'] };
  const endpoint = { ...wanted, description: '', enabled: true, events: ['call.ended' as const] };
  const withContent = { ...endpoint, includeContent: true };
  await expect(createEndpoint(settings, withContent, key, now())).rejects.toThrow('calls:content');
  const { id } = await createEndpoint(settings, { ...endpoint, includeContent: false }, key, now());
  const change = changeEndpoint(settings, id, { includeContent: true }, key, now());
  await expect(change).rejects.toThrow('calls:content');
});

it('keeps no secret without a key to encrypt it with', async () => {
  const keyless = createTestApp({ database, credentialsKey: null, webhookPrivateHosts });
  expect(await keyless('POST', PATH, wanted)).toMatchObject({
    status: 503,
    body: { error: { message: expect.stringContaining('openssl rand') } },
  });
});

it('allows 50 endpoints', async () => {
  for (let made = 0; made < 50; made++) await create();
  expect((await request('POST', PATH, wanted)).status).toBe(409);
});

it('sends a test, and any delivery again under the same id', async () => {
  const { id } = await create();
  const test = await request<WebhookDelivery>('POST', `${PATH}/${id}/test`);
  expect(test).toMatchObject({ status: 202, body: { event: 'test', state: 'pending' } });
  const deliveryId = test.body.id;
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 5_000);
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
    type: 'test',
    data: { endpointId: id },
  });
  await vi.waitFor(async () =>
    expect((await deliveriesOf(id)).deliveries).toMatchObject([
      { id: deliveryId, state: 'delivered', attempts: 1, nextAttemptAt: null },
    ]),
  );

  const again = `${PATH}/${id}/deliveries/${deliveryId}/redeliver`;
  expect(await request('POST', again)).toMatchObject({ status: 202, body: { state: 'pending' } });
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), 5_000);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids)).toEqual(new Set([`msg_${deliveryId}`]));
  const other = await create();
  const ofAnother = `${PATH}/${other.id}/deliveries/${deliveryId}/redeliver`;
  expect((await request('POST', ofAnother)).status).toBe(404);
});

it('says when a delivery that was not taken is tried again', async () => {
  const { id } = await create();
  receiver.answer = { status: 503, headers: {} };
  await request('POST', `${PATH}/${id}/test`);
  await vi.waitFor(async () => {
    const { deliveries } = await deliveriesOf(id);
    expect(deliveries).toMatchObject([{ state: 'pending', attempts: 1, responseStatus: 503 }]);
    expect(Date.parse(deliveries[0]?.nextAttemptAt ?? '')).toBeGreaterThan(Date.now());
  }, 5_000);
});

it('tells of a call and of its task, each once, from the first ring to the end', async () => {
  const { id } = await create();
  const room = webCall({ agent: 'reception' });
  const { callId } = (await request<OpenCallResponse>('POST', '/v1/calls', room)).body;
  await request('POST', '/v1/calls', room);

  const at = now();
  const unfinished = { callId, key: 'k', request: 'x', owner: 'o', heardAt: at, deadlineAt: at };
  const task = await addTask(database, { ...unfinished, startedAt: at });
  const done = { update: { type: 'done', text: 'It is 42.' }, detail: null } as const;
  await endTask({ database, queue, now }, task, done, []);
  await endTask({ database, queue, now }, task, done, []);

  const events = [
    event(0, { type: 'ended', reason: 'silence', endedAt: now().toISOString(), detail: null }),
  ];
  await request('POST', `/v1/calls/${callId}/legs/0/events`, { events });
  await closeCall({ database, queue, log: testLog, now, metrics }, [], callId);
  await closeCall({ database, queue, log: testLog, now, metrics }, [], callId);

  const types = () => receiver.received.map(({ body }) => JSON.parse(body).type).toSorted();
  await vi.waitFor(
    () => expect(types()).toEqual(['call.ended', 'call.started', 'task.finished']),
    5_000,
  );
  await vi.waitFor(async () =>
    expect((await deliveriesOf(id, '?state=delivered')).deliveries).toHaveLength(3),
  );
  expect((await deliveriesOf(id)).deliveries.map(({ event }) => event).toSorted()).toEqual(types());
});

it('tells of nothing that did not come to be, and only of what is wanted', async () => {
  const { id } = await create({ events: ['call.ended'] });
  await create({ enabled: false });
  await request('POST', '/v1/calls', webCall({ agent: 'reception' }));
  expect(await database.execute('select * from webhook_deliveries')).toHaveLength(0);
  expect((await deliveriesOf(id)).deliveries).toEqual([]);
});

it('lists deliveries in pages, and forgets old ones', async () => {
  const { id } = await create({ enabled: false });
  const made: string[] = [];
  for (let second = 0; second < 5; second++) {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
    const delivery = randomUUID();
    await database.execute(
      `insert into webhook_deliveries (id, endpoint_id, event, created_at) values ('${delivery}', '${id}', 'test', '${createdAt}')`,
    );
    made.unshift(delivery);
  }
  const first = await deliveriesOf(id, '?limit=3');
  const second = await deliveriesOf(id, `?limit=3&cursor=${first.nextCursor}`);
  expect([...first.deliveries, ...second.deliveries].map((one) => one.id)).toEqual(made);
  expect(second.nextCursor).toBeNull();
  expect((await request('GET', `${PATH}/${id}/deliveries?cursor=none`)).status).toBe(400);

  await deleteDeliveries(database, new Date('2026-01-01T00:00:03.000Z'));
  expect((await deliveriesOf(id)).deliveries).toHaveLength(2);
});
