import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Call, OpenCallResponse } from '../contract/calls.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, TEST_LIVEKIT, useDatabase } from '../testing/services.ts';

const openedAt = new Date('2026-01-01T10:00:00.000Z');
const { database } = await useDatabase();
const request = createTestApp({ database, now: () => openedAt });
let callId: string;
let roomSid: string;

beforeAll(() => request('PUT', '/v1/agents/reception', agent('reception')));
beforeEach(async () => {
  const call = webCall();
  roomSid = call.roomSid;
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', call)).body.callId;
});

const eventOf = (event: string, sid = roomSid) =>
  JSON.stringify({ event, room: { sid, name: 'web-1' }, id: 'EV_1', createdAt: '1767261960' });
const sign = (body: string, secret = TEST_LIVEKIT.apiSecret) => {
  const token = new AccessToken(TEST_LIVEKIT.apiKey, secret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
};
const send = async (body: string, authorization: string) =>
  (
    await request('POST', '/v1/webhooks/livekit', body, {
      authorization,
      'content-type': 'application/webhook+json',
    })
  ).status;
const readCall = async () => (await request<Call>('GET', `/v1/calls/${callId}`)).body;

it('closes the open call of a room that is gone as lost, once', async () => {
  const body = eventOf('room_finished');
  expect(await send(body, await sign(body))).toBe(200);
  const call = await readCall();
  expect(call).toMatchObject({
    endedAt: '2026-01-01T10:06:00.000Z',
    outcome: { result: 'failed', reason: 'lost' },
  });
  expect(await send(body, await sign(body))).toBe(200);
  expect(await readCall()).toEqual(call);
});

it('leaves a call alone that its worker has closed', async () => {
  const closing = { reason: 'agent_hung_up', endedAt: '2026-01-01T10:01:00.000Z' };
  await request('POST', `/v1/calls/${callId}/close`, closing);
  const body = eventOf('room_finished');
  expect(await send(body, await sign(body))).toBe(200);
  expect((await readCall()).outcome?.reason).toBe('agent_hung_up');
});

it.each(['participant_left', 'room_started', 'something_new'])('only notes %s', async (event) => {
  const body = eventOf(event);
  expect(await send(body, await sign(body))).toBe(200);
  expect((await readCall()).endedAt).toBeNull();
});

it('ignores a room that it does not know', async () => {
  const body = eventOf('room_finished', 'RM_other');
  expect(await send(body, await sign(body))).toBe(200);
});

it.each([
  ['unsigned', async (body: string) => [body, ''] as const],
  ['forged', async (body: string) => [body, await sign(body, 'x'.repeat(32))] as const],
  ['tampered with', async (body: string) => [body, await sign(`${body} `)] as const],
  ['signed with the service token', async (body: string) => [body, 'Bearer a-token'] as const],
])('refuses an event that is %s', async (_, make) => {
  expect(await send(...(await make(eventOf('room_finished'))))).toBe(401);
  expect((await readCall()).endedAt).toBeNull();
});
