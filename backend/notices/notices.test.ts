import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import { findCall } from '../../db/queries/calls.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import type { listNoticesResponse, Notice } from '../contract/notices.ts';
import { createTestApp, memoryQueue, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';

type Page = z.infer<typeof listNoticesResponse>;

const { database } = await useDatabase();
const queue = memoryQueue();
const now = new Date('2026-01-01T11:00:00.000Z');
const request = createTestApp({ database, queue, now: () => now });
const at = '2026-01-01T10:05:00.000Z';
const nobody = '00000000-0000-4000-8000-000000000000';

const post = <Body = Notice>(fields: Record<string, unknown>) =>
  request<Body>('POST', '/v1/notices', {
    source: 'carrier',
    noticeId: randomUUID(),
    at,
    ...fields,
  });
const resolve = <Body = Notice>(id: number, callId: string | null) =>
  request<Body>('POST', `/v1/notices/${id}/resolve`, { callId });

/** A notice that could be about either of two calls. */
async function ambiguous() {
  const sipCallId = randomUUID();
  const calls = [
    await storeCall(database, { sipCallId }),
    await storeCall(database, { sipCallId }),
  ];
  const { body } = await post({ sipCallId });
  return { id: body.id, state: body.state, callIds: calls.map(({ id }) => id) };
}

beforeEach(() => {
  queue.closings.length = 0;
});

it("takes a carrier's record, and answers a second time with the same", async () => {
  const { id, sipCallId } = await storeCall(database);
  const record = { noticeId: 'CDR-1', sipCallId, reason: 'no-answer' };
  const first = await post(record);
  expect(first).toMatchObject({ status: 201, body: { state: 'matched', callId: id } });
  expect(await post(record)).toEqual({ status: 200, body: first.body });
});

it.each([
  ['source', { source: 'livekit' }],
  ['at', { at: 'yesterday' }],
  ['spoken', { spoken: 'x'.repeat(20_001) }],
  ['roomName', { roomName: 'a\0b' }],
  ['noticeId', { noticeId: ' ' }],
  ['', { outcome: 'completed' }],
])('refuses a record whose %j is not as it should be', async (path, fields) => {
  const { status, body } = await post<ErrorResponse>(fields);
  expect(status).toBe(400);
  expect(body.error.issues?.map((issue) => issue.path)).toEqual([path]);
});

it('needs the service token', async () => {
  expect(await request('GET', '/v1/notices', undefined, { authorization: '' })).toMatchObject({
    status: 401,
  });
});

it('lets the operator choose the call, which ends it', async () => {
  const { id, state, callIds } = await ambiguous();
  expect(state).toBe('ambiguous');
  const [, chosen = nobody] = callIds;
  const { status, body } = await resolve(id, chosen);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    state: 'matched',
    callId: chosen,
    strategy: 'operator',
    confidence: 1,
    resolvedAt: now.toISOString(),
  });
  expect(body.candidates).toHaveLength(2);
  expect((await findCall(database, chosen))?.outcomeReason).toBe('lost');
  expect(queue.closings).toEqual([chosen]);
  expect(await resolve(id, chosen)).toEqual({ status: 200, body });
  expect(queue.closings).toEqual([chosen]);
});

it('lets the operator dismiss a notice, which ends nothing', async () => {
  const { id } = await ambiguous();
  const dismissed = await resolve(id, null);
  expect(dismissed.body).toMatchObject({ state: 'dismissed', callId: null });
  expect(await resolve(id, null)).toEqual(dismissed);
  expect(queue.closings).toEqual([]);
});

it('does not change what was decided', async () => {
  const { id, callIds } = await ambiguous();
  await resolve(id, callIds[0] ?? nobody);
  for (const other of [callIds[1] ?? nobody, null]) {
    expect(await resolve(id, other)).toMatchObject({ status: 409 });
  }
  expect(queue.closings).toEqual([callIds[0]]);
});

it('does not know an unknown notice, nor an unknown call', async () => {
  const { id } = await ambiguous();
  expect(await resolve(2_000_000_000, null)).toMatchObject({ status: 404 });
  expect(await resolve(id, nobody)).toMatchObject({ status: 404 });
  expect((await request<Page>('GET', '/v1/notices?limit=1')).body.notices[0]?.state).toBe(
    'ambiguous',
  );
});

it('lists notices of a state by pages, newest first', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await ambiguous()).id);
  await post({ roomSid: 'RM_unknown' });
  const seen: Notice[] = [];
  let cursor: string | null = '';
  while (cursor !== null && seen.length < 5) {
    const query: string = `state=ambiguous&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page: Page = (await request<Page>('GET', `/v1/notices?${query}`)).body;
    seen.push(...page.notices);
    cursor = page.nextCursor;
  }
  expect(seen.slice(0, 5).map(({ id }) => id)).toEqual(ids);
  const unknown = (await request<Page>('GET', '/v1/notices?state=unknown')).body;
  expect(unknown.notices.map(({ state }) => state)).toEqual(['unknown']);
  expect(unknown.nextCursor).toBeNull();
});

it('refuses a cursor that is none', async () => {
  expect(await request('GET', '/v1/notices?cursor=first')).toMatchObject({ status: 400 });
});
