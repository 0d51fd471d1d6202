import { createHash, randomUUID } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { listNotices } from '../../db/queries/notices.ts';
import type { Call, OpenCallRequest, OpenCallResponse } from '../contract/calls.ts';
import { Metrics } from '../metrics/metrics.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, memoryQueue, TEST_LIVEKIT, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const queue = memoryQueue();
const metrics = new Metrics(async () => new Map());
const received = vi.spyOn(metrics, 'webhookReceived');
// Signatures go by the true time, which the library takes.
const now = new Date();
const request = createTestApp({ database, queue, metrics, now: () => now });
let call: OpenCallRequest;
let callId: string;

beforeAll(() => request('PUT', '/v1/agents/reception', agent('reception')));
beforeEach(async () => {
  queue.closings.length = 0;
  received.mockClear();
  call = webCall();
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', call)).body.callId;
});

interface Told {
  event?: string;
  id?: string;
  sid?: string;
  /** Seconds from now. */
  createdAt?: number;
}
const eventOf = ({
  event = 'room_finished',
  sid = call.roomSid,
  createdAt = 2,
  ...told
}: Told = {}) =>
  JSON.stringify({
    event,
    room: { sid, name: call.roomName },
    id: told.id ?? `EV_${randomUUID()}`,
    createdAt: String(Math.floor(now.getTime() / 1_000) + createdAt),
  });

async function sign(body: string, secret = TEST_LIVEKIT.apiSecret, ttl = '5m') {
  const token = new AccessToken(TEST_LIVEKIT.apiKey, secret, { ttl });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}
async function send(body: string, authorization?: string): Promise<number> {
  const headers = {
    authorization: authorization ?? (await sign(body)),
    'content-type': 'application/webhook+json',
  };
  return (await request('POST', '/v1/webhooks/livekit', body, headers)).status;
}
const readCall = async () => (await request<Call>('GET', `/v1/calls/${callId}`)).body;
const newest = async () => (await listNotices(database, {}, 1))[0];

it('ends the open call of a room that is gone as lost', async () => {
  expect(await send(eventOf({ id: 'EV_first' }))).toBe(200);
  expect((await readCall()).outcome).toMatchObject({ result: 'failed', reason: 'lost' });
  expect(queue.closings).toEqual([callId]);
  expect(received.mock.calls).toEqual([['livekit', 'taken']]);
  expect(await newest()).toMatchObject({ source: 'livekit', noticeId: 'EV_first', callId });
});

it('takes an event once, whether LiveKit sends it again or another replays it', async () => {
  const body = eventOf();
  const signature = await sign(body);
  await send(body, signature);
  const ended = await readCall();
  expect(await send(body, signature)).toBe(200);
  expect(await send(body)).toBe(200);
  expect(await readCall()).toEqual(ended);
  expect(queue.closings).toEqual([callId]);
  expect(received.mock.calls.map(([, result]) => result)).toEqual([
    'taken',
    'repeated',
    'repeated',
  ]);
});

it('keeps the end of a room that it does not know, and ends its call when that is opened', async () => {
  const late = webCall();
  expect(await send(eventOf({ sid: late.roomSid }))).toBe(200);
  expect(await newest()).toMatchObject({ state: 'unknown' });
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', late)).body.callId;
  expect((await readCall()).outcome).toMatchObject({ reason: 'lost' });
});

it.each(['participant_left', 'participant_joined', 'room_started', 'something_new'])(
  'only notes %s',
  async (event) => {
    expect(await send(eventOf({ event }))).toBe(200);
    expect((await readCall()).endedAt).toBeNull();
    expect(received.mock.calls).toEqual([['livekit', 'ignored']]);
  },
);

it.each([
  ['unsigned', () => ''],
  ['forged', (body: string) => sign(body, 'x'.repeat(32))],
  ['signed for another body', (body: string) => sign(`${body} `)],
  ['signed with the service token', () => 'Bearer a-token-for-tests-only'],
  ['signed so long ago that it no longer holds', (body: string) => sign(body, undefined, '-2m')],
])('refuses an event that is %s, and counts it', async (_, signature) => {
  const body = eventOf();
  expect(await send(body, await signature(body))).toBe(401);
  expect((await readCall()).endedAt).toBeNull();
  expect(received.mock.calls).toEqual([['livekit', 'refused']]);
});

it('refuses an event that is older than LiveKit would keep it, though freshly signed', async () => {
  expect(await send(eventOf({ createdAt: -601 }))).toBe(401);
  expect(await send(eventOf({ createdAt: -590 }))).toBe(200);
});

it('takes an event of a LiveKit whose clock is some seconds off', async () => {
  const body = eventOf({ createdAt: 40 });
  expect(await send(body, await sign(body, undefined, '-40s'))).toBe(200);
  expect((await readCall()).endedAt).toBe(now.toISOString());
});

it('refuses a body that is too large before it reads it', async () => {
  const body = eventOf({ event: 'x'.repeat(2 * 1024 * 1024) });
  expect(await send(body)).toBe(413);
});
