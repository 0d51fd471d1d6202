import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type Call, type OpenCallResponse, OUTCOMES } from '../contract/calls.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { closeLostCall } from './close.ts';

const { database } = await useDatabase();
const openedAt = new Date('2026-01-01T10:00:00.000Z');
const request = createTestApp({ database, now: () => openedAt });
let callId: string;
let roomSid: string;

const close = <Body = Call>(
  reason: string,
  endedAt = '2026-01-01T10:05:00.000Z',
  detail?: string,
) => request<Body>('POST', `/v1/calls/${callId}/close`, { reason, endedAt, detail });

beforeAll(() => request('PUT', '/v1/agents/reception', agent('reception')));
beforeEach(async () => {
  const call = webCall();
  roomSid = call.roomSid;
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', call)).body.callId;
});

it.each(Object.entries(OUTCOMES))('closes with reason %s and result %s', async (reason, result) => {
  const { status, body } = await close(reason, '2026-01-01T10:05:00.000Z', 'as it was');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    endedAt: '2026-01-01T10:05:00.000Z',
    outcome: { result, reason, detail: 'as it was' },
  });
});

it('lets the first closing stand', async () => {
  const first = await close('caller_hung_up');
  const second = await close('error', '2026-01-01T11:00:00.000Z', 'later');
  expect(second).toEqual(first);
});

it('lets one of several closings at the same time stand', async () => {
  const answers = await Promise.all([close('silence'), close('error'), close('caller_hung_up')]);
  expect(new Set(answers.map(({ body }) => body.outcome?.reason)).size).toBe(1);
});

it('replaces "lost" by what the worker tells later, and only by that', async () => {
  await closeLostCall(database, roomSid, new Date('2026-01-01T10:06:00.000Z'));
  expect((await close('lost')).body.endedAt).toBe('2026-01-01T10:06:00.000Z');
  expect((await close('caller_hung_up')).body).toMatchObject({
    endedAt: '2026-01-01T10:05:00.000Z',
    outcome: { reason: 'caller_hung_up', detail: null },
  });
  expect((await close('error')).body.outcome?.reason).toBe('caller_hung_up');
});

it('does not end a call before it began, though a clock says so', async () => {
  const { body } = await close('caller_hung_up', '2026-01-01T09:59:58.000Z');
  expect(body.endedAt).toBe(openedAt.toISOString());
});

it('does not know an unknown call', async () => {
  callId = '00000000-0000-4000-8000-000000000000';
  expect(await close('error')).toMatchObject({ status: 404 });
});

it('refuses a reason that is none', async () => {
  const answer = await close<ErrorResponse>('bored');
  expect(answer.status).toBe(400);
  expect(answer.body.error.issues?.[0]?.path).toBe('reason');
});
