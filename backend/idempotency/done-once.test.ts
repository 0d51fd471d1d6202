import { afterEach, expect, it } from 'vitest';
import { deleteExpiredKeys } from '../../db/queries/idempotency.ts';
import { type Principal, SERVICE } from '../access/principal.ts';
import { ServiceError } from '../errors.ts';
import { answerError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';
import { testLog, useDatabase } from '../testing/services.ts';
import { doneOnce } from './done-once.ts';

const { database } = await useDatabase();
const START = new Date('2026-03-01T10:00:00.000Z');
let time = START;
let runs = 0;
let asker: Principal = SERVICE;
/** What the route does besides counting. */
let act: () => Promise<Response> | Response = () => Response.json({ run: runs }, { status: 201 });

afterEach(() => {
  [time, runs, asker] = [START, 0, SERVICE];
  act = () => Response.json({ run: runs }, { status: 201 });
});

const createApp = (serviceToken = 'a-token-for-tests-only') =>
  createRouter()
    .use(async (c, next) => {
      c.set('principal', asker);
      await next();
    })
    .use(doneOnce({ database, serviceToken, now: () => time, log: testLog }))
    .all('/things/:id', async () => {
      runs += 1;
      return act();
    });
const app = createApp();
app.onError(answerError(testLog));

let lastKey = 0;
const newKey = () => `key-${++lastKey}`;
const send = (key: string, { method = 'POST', path = '/things/1', body = '{}', to = app } = {}) =>
  to.request(path, { method, body, headers: { 'idempotency-key': key } });

it('does a write once, and gives its answer again', async () => {
  const key = newKey();
  const [first, second] = [await send(key), await send(key)];
  expect([first.status, await first.json()]).toEqual([201, { run: 1 }]);
  expect([second.status, await second.json()]).toEqual([201, { run: 1 }]);
  expect(second.headers.get('content-type')).toBe('application/json');
  expect(first.headers.has('idempotency-replayed')).toBe(false);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
});

it('gives an answer of bytes again', async () => {
  const bytes = new Uint8Array([0xff, 0xfb, 0x00, 0x80]);
  act = () => new Response(bytes, { headers: { 'content-type': 'audio/mpeg' } });
  const key = newKey();
  await send(key);
  const second = await send(key);
  expect(new Uint8Array(await second.arrayBuffer())).toEqual(bytes);
  expect([second.headers.get('content-type'), runs]).toEqual(['audio/mpeg', 1]);
});

it('gives an answer without a body again', async () => {
  act = () => new Response(null, { status: 204 });
  const key = newKey();
  expect((await send(key)).status).toBe(204);
  const second = await send(key);
  expect([second.status, await second.text(), runs]).toEqual([204, '', 1]);
});

it.each([
  ['another key', () => send(newKey())],
  ['another path', (key: string) => send(key, { path: '/things/2' })],
  ['another method', (key: string) => send(key, { method: 'PUT' })],
  [
    'another asker',
    (key: string) => {
      asker = { kind: 'key', id: 'k1', name: 'k', scopes: [] };
      return send(key);
    },
  ],
  [
    'the same key a day later',
    (key: string) => {
      time = new Date(START.getTime() + 24 * 3_600_000 + 1);
      return send(key);
    },
  ],
])('does %s anew', async (_, again) => {
  const key = newKey();
  await send(key);
  expect((await again(key)).headers.has('idempotency-replayed')).toBe(false);
  expect(runs).toBe(2);
});

it.each([
  ['body', { body: '{"other":1}' }],
  ['query', { path: '/things/1?other=1' }],
])('refuses the same key with another %s', async (_, change) => {
  const key = newKey();
  await send(key);
  const answer = await send(key, change);
  expect([answer.status, runs]).toEqual([422, 1]);
  expect(await answer.json()).toMatchObject({ error: { code: 'idempotency_mismatch' } });
});

it('has one of many at the same time do it, and the others come again', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  act = () => promise;
  const key = newKey();
  const first = send(key);
  await expect.poll(() => runs).toBe(1);
  const others = await Promise.all([send(key), send(key), send(key)]);
  for (const other of others) {
    expect([other.status, other.headers.get('retry-after')]).toEqual([409, '1']);
  }
  resolve(Response.json({ done: true }));
  expect((await first).status).toBe(200);
  expect(await (await send(key)).json()).toEqual({ done: true });
  expect(runs).toBe(1);
});

it('takes a request for dead whose backend never answered', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  act = () => promise;
  const key = newKey();
  const dead = send(key);
  await expect.poll(() => runs).toBe(1);
  time = new Date(START.getTime() + 120_001);
  act = () => Response.json({ by: 'the second' });
  await send(key);
  // The first was only slow: its answer does not replace the kept one.
  resolve(Response.json({ by: 'the first' }));
  await dead;
  expect(await (await send(key)).json()).toEqual({ by: 'the second' });
});

it.each([
  ['kept', 400, true],
  ['kept', 404, true],
  ['not kept', 403, false],
  ['not kept', 429, false],
  ['not kept', 500, false],
  ['not kept', 503, false],
])('an answer is %s: %i', async (_, status, isKept) => {
  act = () => new Response('{}', { status });
  const key = newKey();
  await send(key);
  await send(key);
  expect(runs).toBe(isKept ? 1 : 2);
});

it('keeps a refusal that was thrown, and gives the key back after a failure', async () => {
  const [refused, failed] = [newKey(), newKey()];
  act = () => {
    throw new ServiceError('conflict', 'No.');
  };
  expect((await send(refused)).status).toBe(409);
  expect((await send(refused)).headers.get('idempotency-replayed')).toBe('true');
  act = () => {
    throw new Error('ours');
  };
  expect((await send(failed)).status).toBe(500);
  act = () => Response.json({ works: true });
  expect((await send(failed)).status).toBe(200);
});

it.each([
  ['nothing', ''],
  ['a space', 'with space'],
  ['no ASCII', '\u00fc'],
  ['201 characters', 'x'.repeat(201)],
])('refuses a key of %s', async (_, key) => {
  expect([(await send(key)).status, runs]).toEqual([400, 0]);
});

it('leaves reading and writes without a key alone', async () => {
  await app.request('/things/1', { method: 'POST' });
  await app.request('/things/1', { method: 'POST' });
  const key = newKey();
  const get = () => app.request('/things/1', { headers: { 'idempotency-key': key } });
  await get();
  await get();
  expect(runs).toBe(4);
});

it('keeps neither answer nor request in clear, and says so when it cannot read it', async () => {
  act = () => Response.json({ apiKey: 'sb_shown_once' });
  const key = newKey();
  await send(key, { path: '/things/+15550100' });
  const rows = await database.execute('select * from idempotency_keys');
  expect(JSON.stringify(rows)).not.toMatch(/shown_once|15550100/);
  expect(JSON.stringify(rows)).not.toContain(key);

  const other = createApp('another-token-of-this-installation');
  other.onError(answerError(testLog));
  const answer = await send(key, { path: '/things/+15550100', to: other });
  expect([answer.status, runs]).toEqual([409, 1]);
  expect(await answer.text()).toContain('service token has changed');
});

it('is swept away a day later', async () => {
  await send(newKey());
  await deleteExpiredKeys(database, new Date(START.getTime() + 3 * 86_400_000));
  expect(await database.execute('select id from idempotency_keys')).toHaveLength(0);
});
