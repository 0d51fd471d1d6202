import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { findDelivery } from '../../db/queries/webhook-endpoints.ts';
import { SERVICE } from '../access/principal.ts';
import type { NewWebhookEndpoint } from '../contract/webhook-endpoints.ts';
import { type WebhookPayload, webhookPayload } from '../contract/webhook-payloads.ts';
import { Metrics } from '../metrics/metrics.ts';
import { memoryQueue, testLog, useDatabase } from '../testing/services.ts';
import { storeCallOf } from '../testing/stored-caller.ts';
import { announce, type Happening } from './announce.ts';
import { DeliveryFailed, deliver } from './deliver.ts';
import { changeEndpoint, createEndpoint, readEndpoints, rotateSecret } from './endpoints.ts';
import { createPost } from './post.ts';
import { useReceiver } from './testing.ts';

const { database } = await useDatabase();
const receiver = await useReceiver();
const credentialsKey = randomBytes(32);
const START = Date.parse('2026-03-01T10:00:00.000Z');
const DAY_MS = 86_400_000;
const webhookPrivateHosts = [receiver.host];
const settings = { database, credentialsKey, webhookPrivateHosts };
const post = createPost(webhookPrivateHosts, 200);
const call = await storeCallOf(database, '+15550100');
await updateCall(database, call.id, {
  endedAt: new Date(START),
  outcomeResult: 'completed',
  outcomeReason: 'caller_hung_up',
  outcomeDetail: 'said while it ended',
  summary: 'They asked for the size.',
});

let time: number;
const now = () => new Date(time);
let metrics: Metrics;

beforeEach(async () => {
  time = START;
  metrics = new Metrics(async () => new Map());
  receiver.received.length = 0;
  receiver.answer = { status: 200, headers: {} };
  await database.execute('delete from webhook_endpoints');
});

const create = (fields: Partial<NewWebhookEndpoint> = {}) => {
  const events: NewWebhookEndpoint['events'] = ['call.ended'];
  const wanted = {
    url: receiver.url,
    description: '',
    includeContent: false,
    enabled: true,
    events,
  };
  return createEndpoint(settings, { ...wanted, ...fields }, SERVICE, now());
};

async function happen(fields: Partial<Happening> = {}): Promise<string> {
  const queue = memoryQueue();
  const happening = { event: 'call.ended', callId: call.id, taskId: null, ...fields } as const;
  await announce(database, queue, happening, now());
  return queue.deliveries[0] ?? 'none';
}

const services = () => ({ database, credentialsKey, post, log: testLog, now, metrics });
const send = (deliveryId: string, isLast = false) => deliver(services(), { deliveryId, isLast });
const delivery = async (id: string) => (await findDelivery(database, id))?.delivery;
const payload = (): WebhookPayload =>
  webhookPayload.parse(JSON.parse(receiver.received.at(-1)?.body ?? ''));

it('delivers an event, signed as Standard Webhooks has it', async () => {
  const { secret } = await create();
  time = Date.now();
  const id = await happen();
  await send(id);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'call.ended' });
  expect(headers).toMatchObject({ 'webhook-id': `msg_${id}`, 'content-type': 'application/json' });
  expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
  expect(await delivery(id)).toMatchObject({
    state: 'delivered',
    attempts: 1,
    responseStatus: 200,
    error: null,
  });
});

it('tells how a call ended, and not what was said', async () => {
  await create();
  await send(await happen());
  expect(payload()).toMatchObject({
    type: 'call.ended',
    timestamp: now().toISOString(),
    data: {
      call: {
        id: call.id,
        callerNumber: '+15550100',
        cost: { micros: 1234 },
        outcome: { result: 'completed' },
      },
      figures: { turns: { caller: 1 } },
      content: null,
    },
  });
  expect(receiver.received[0]?.body).not.toMatch(/Anna|Good morning|asked for|said while/);
});

it('tells what was said to an endpoint that asks for it', async () => {
  await create({ includeContent: true });
  await send(await happen());
  expect(payload()).toMatchObject({
    data: {
      content: {
        summary: 'They asked for the size.',
        detail: 'said while it ended',
        turns: [{ text: 'Good morning.' }, { speaker: 'caller' }],
      },
    },
  });
});

it('tells that a call began, and that a task is over', async () => {
  const events: NewWebhookEndpoint['events'] = ['call.started', 'task.finished'];
  await create({ events });
  await send(await happen({ event: 'call.started' }));
  expect(payload()).toMatchObject({ type: 'call.started', data: { call: { agent: 'reception' } } });
  const [task] = await database.execute<{ id: string }>('select id from tasks');
  await send(await happen({ event: 'task.finished', taskId: task?.id ?? null }));
  expect(payload()).toMatchObject({
    type: 'task.finished',
    data: { task: { state: 'done' }, content: null },
  });
});

it.each([
  ['a failure', { status: 500, headers: {} }, 500, 'Answered 500.'],
  ['a refusal', { status: 404, headers: {} }, 404, 'Answered 404.'],
  ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 302, 'not followed'],
  ['silence', { status: 0, headers: {} }, null, 'Did not answer within 0.2 s.'],
])('tries again after %s, and gives up in the end', async (_, answer, status, error) => {
  await create();
  const id = await happen();
  receiver.answer = answer;
  await expect(send(id)).rejects.toThrow(DeliveryFailed);
  expect(await delivery(id)).toMatchObject({
    state: 'pending',
    attempts: 1,
    responseStatus: status,
    error: expect.stringContaining(error),
  });
  await send(id, true);
  expect(await delivery(id)).toMatchObject({ state: 'failed', attempts: 2 });
  const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
  expect([...ids]).toEqual([`msg_${id}`]);
});

it('leaves alone what another attempt has delivered meanwhile', async () => {
  await create();
  const id = await happen();
  await send(id);
  await send(id, true);
  expect(receiver.received).toHaveLength(1);
});

it('counts attempts by what came of them', async () => {
  await create();
  await send(await happen());
  const id = await happen();
  receiver.answer = { status: 500, headers: {} };
  await expect(send(id)).rejects.toThrow(DeliveryFailed);
  await send(id, true);
  const { text } = await metrics.exposition();
  for (const result of ['delivered', 'failed', 'given_up']) {
    expect(text).toContain(`switchboard_webhook_deliveries_total{result="${result}"} 1\n`);
    expect(text).toContain(`switchboard_webhook_delivery_seconds_count{result="${result}"} 1\n`);
  }
});

it('says why an endpoint cannot be reached', async () => {
  const free = 'http://127.0.0.1:1/hooks';
  const settings = { database, credentialsKey, webhookPrivateHosts: ['127.0.0.1:1'] };
  await createEndpoint(
    settings,
    { url: free, description: '', events: ['call.ended'], includeContent: false, enabled: true },
    SERVICE,
    now(),
  );
  const id = await happen();
  // Allowed when it was made, and not any more.
  await expect(send(id)).rejects.toThrow('Wanted: an address that begins with https://.');
  const unguarded = createPost(['127.0.0.1:1']);
  expect((await unguarded(free, '{}', {})).error).toMatch(/Could not be reached: /);
});

it('disables an endpoint that has taken nothing for three days, and enables it anew', async () => {
  const { id: endpointId } = await create();
  receiver.answer = { status: 503, headers: {} };
  const first = await happen();
  await expect(send(first)).rejects.toThrow();
  time += 3 * DAY_MS - 1;
  await expect(send(first)).rejects.toThrow();
  expect(await readEndpoints(database)).toMatchObject([
    { enabled: true, failingSince: new Date(START).toISOString() },
  ]);
  time += 1;
  await expect(send(first)).rejects.toThrow();
  const [disabled] = await readEndpoints(database);
  expect(disabled?.enabled).toBe(false);
  expect(disabled?.disabledReason).toContain('Answered 503.');

  await send(first);
  expect(await delivery(first)).toMatchObject({
    state: 'failed',
    error: 'The endpoint is disabled.',
  });
  expect(await happen()).toBe('none');

  await changeEndpoint(settings, endpointId, { enabled: true }, SERVICE, now());
  receiver.answer = { status: 204, headers: {} };
  await send(await happen());
  expect(await readEndpoints(database)).toMatchObject([
    { enabled: true, disabledReason: null, failingSince: null },
  ]);
});

it('begins anew to count once something was taken', async () => {
  await create();
  receiver.answer = { status: 503, headers: {} };
  const id = await happen();
  await expect(send(id)).rejects.toThrow();
  receiver.answer = { status: 200, headers: {} };
  await send(id);
  time += 4 * DAY_MS;
  receiver.answer = { status: 503, headers: {} };
  await expect(send(await happen())).rejects.toThrow();
  expect(await readEndpoints(database)).toMatchObject([{ enabled: true }]);
});

it('disables an endpoint at once that says it is gone', async () => {
  await create();
  receiver.answer = { status: 410, headers: {} };
  await expect(send(await happen())).rejects.toThrow();
  expect(await readEndpoints(database)).toMatchObject([
    { enabled: false, disabledReason: 'It answered 410: it is gone.' },
  ]);
});

it('signs with the old secret as well for a day after a new one', async () => {
  time = Date.now();
  const { id, secret: old } = await create();
  const { secret } = await rotateSecret(settings, id, now());
  const verify = (by: string) => {
    const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: '' };
    return new Webhook(by).verify(body, headers);
  };
  await send(await happen());
  expect(verify(old)).toEqual(verify(secret));

  await database.execute(`update webhook_endpoints set old_secret_until = now() - interval '1 s'`);
  await send(await happen());
  expect(verify(secret)).toBeDefined();
  expect(() => verify(old)).toThrow('No matching signature');
});

it('says so when the secret cannot be read', async () => {
  await create();
  const deliveryId = await happen();
  const other = { ...services(), credentialsKey: randomBytes(32) };
  await expect(deliver(other, { deliveryId, isLast: false })).rejects.toThrow('CREDENTIALS_KEY');
  expect(receiver.received).toEqual([]);
});

it('does nothing for a delivery whose endpoint was deleted', async () => {
  await create();
  const id = await happen();
  await database.execute('delete from webhook_endpoints');
  await send(id);
  expect(receiver.received).toEqual([]);
});
