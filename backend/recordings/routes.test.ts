import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import { findCall, updateCall } from '../../db/queries/calls.ts';
import type { OpenCallResponse } from '../contract/calls.ts';
import { RECORDING, type recordingLink } from '../contract/recordings.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { DiskStore } from './disk-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
afterAll(() => rm(folder, { recursive: true }));
const { database } = await useDatabase();
let now = new Date();
const request = createTestApp({ database, recordings: new DiskStore(folder), now: () => now });

const STARTED_AT = '2026-01-01T10:00:00.000Z';
const FRAMES = 'x'.repeat(10 * RECORDING.frameBytes);
let callId: string;
beforeEach(async () => {
  await request('PUT', '/v1/agents/reception', agent('reception'));
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', webCall())).body.callId;
});

const put = (bytes: string, offset = 0, id = callId) =>
  request<{ size: number }>(
    'PUT',
    `/v1/calls/${id}/recording?startedAt=${STARTED_AT}&offset=${offset}`,
    bytes,
    { 'content-type': 'application/octet-stream' },
  );
const complete = () => request('POST', `/v1/calls/${callId}/recording/complete`);
const link = (settings = {}) =>
  request<z.infer<typeof recordingLink>>('POST', `/v1/calls/${callId}/recording/link`, settings);
const withoutToken = (path: string, method = 'HEAD') =>
  request(method, path, undefined, { authorization: '' });

it('takes a recording piece by piece, and says what it has', async () => {
  expect(await put(FRAMES.slice(0, 500))).toEqual({ status: 200, body: { size: 500 } });
  expect(await put(FRAMES)).toEqual({ status: 200, body: { size: FRAMES.length } });
  expect(await put('', 0)).toEqual({ status: 200, body: { size: FRAMES.length } });
});

it('refuses a gap, and says from where to go on', async () => {
  await put(FRAMES.slice(0, 500));
  expect(await put(FRAMES, 600)).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict' }, size: 500 },
  });
});

it('notes with the call where its recording is, and again when more of it has come', async () => {
  await put(FRAMES.slice(0, 500));
  await complete();
  await put(FRAMES, 0);
  expect(await complete()).toMatchObject({
    status: 200,
    body: { bytes: FRAMES.length, startedAt: STARTED_AT, durationMs: 10 * RECORDING.frameMs },
  });
  expect(await findCall(database, callId)).toMatchObject({
    recordingPlace: callId,
    recordingBytes: FRAMES.length,
  });
});

it('has nothing to complete or to play for a call that was not recorded', async () => {
  expect((await complete()).status).toBe(204);
  expect((await request('GET', `/v1/calls/${callId}/recording`)).status).toBe(404);
  expect((await link()).status).toBe(404);
});

it('takes no recording of a call that there is not', async () => {
  expect((await put(FRAMES, 0, randomUUID())).status).toBe(404);
  expect((await request('POST', `/v1/calls/${randomUUID()}/recording/complete`)).status).toBe(404);
});

it('takes no recording of a call that was erased', async () => {
  await updateCall(database, callId, { erasedAt: now });
  expect((await put(FRAMES)).status).toBe(404);
});

it.each([
  ['no time', '?offset=0'],
  ['a negative offset', `?startedAt=${STARTED_AT}&offset=-1`],
])('refuses %s', async (_title, query) => {
  const answer = await request('PUT', `/v1/calls/${callId}/recording${query}`, FRAMES);
  expect(answer.status).toBe(400);
});

it('plays by a link until it expires', async () => {
  await put(FRAMES);
  const { status, body } = await link({ expiresInMs: 60_000 });
  expect(status).toBe(201);
  expect(Date.parse(body.expiresAt)).toBe(now.getTime() + 60_000);
  expect((await withoutToken(body.url)).status).toBe(200);
  now = new Date(now.getTime() + 60_000);
  expect((await withoutToken(body.url)).status).toBe(401);
});

it('opens nothing else by a link', async () => {
  await put(FRAMES);
  const [path = '', query] = (await link()).body.url.split('?');
  for (const [method, address] of [
    ['HEAD', path],
    ['HEAD', `/v1/calls/${randomUUID()}/recording?${query}`],
    ['GET', `/v1/calls/${callId}?${query}`],
    ['PUT', `${path}?${query}&startedAt=${STARTED_AT}&offset=0`],
    ['POST', `${path}/complete?${query}`],
  ] as const) {
    expect([address, (await withoutToken(address, method)).status]).toEqual([address, 401]);
  }
});

it('makes no link for longer than a day', async () => {
  await put(FRAMES);
  expect((await link({ expiresInMs: 86_400_001 })).status).toBe(400);
});
