import { Writable } from 'node:stream';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../db/client.ts';
import type { ErrorResponse } from './contract/errors.ts';
import { agent, phoneCall, turnEvent } from './testing/fixtures.ts';
import { createTestApp, useDatabase } from './testing/services.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const CALL = '/v1/calls/00000000-0000-4000-8000-000000000000';

beforeAll(() => request('PUT', '/v1/agents/reception', agent('reception')));

describe('every refusal', () => {
  it.each([
    ['an unknown address', 'GET', '/nowhere', undefined, 404, 'not_found'],
    ['an unknown address of ours', 'GET', '/v1/nowhere', undefined, 404, 'not_found'],
    [
      'a method that the address does not have',
      'DELETE',
      '/v1/agents/x',
      undefined,
      404,
      'not_found',
    ],
    ['an unknown call', 'GET', CALL, undefined, 404, 'not_found'],
    ['an id that is none', 'GET', '/v1/calls/1', undefined, 400, 'invalid_request'],
    ['what is not JSON', 'POST', '/v1/calls', '{"roomName"', 400, 'invalid_request'],
    ['a body that is missing', 'POST', '/v1/calls', undefined, 400, 'invalid_request'],
    ['a body of another form', 'POST', '/v1/calls', [], 400, 'invalid_request'],
    ['a body over 1 MiB', 'POST', '/v1/calls', 'x'.repeat(1024 * 1024 + 1), 413, 'too_large'],
    [
      'a number that Postgres cannot hold',
      'PUT',
      '/v1/workers/w1',
      { agentName: 'switchboard', activeCalls: 2 ** 40, draining: false },
      400,
      'invalid_request',
    ],
  ])('has the one form: %s', async (_, method, path, body, status, code) => {
    const answer = await request<ErrorResponse>(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      error: expect.objectContaining({
        code,
        message: expect.any(String),
        requestId: expect.stringMatching(/^[\w-]{36}$/),
      }),
    });
  });

  it('of a body says where it does not fit', async () => {
    const events = [turnEvent(0), { ...turnEvent(1), speaker: 'nobody' }];
    const { body } = await request<ErrorResponse>('POST', `${CALL}/legs/0/events`, { events });
    expect(body.error.issues).toEqual([
      { path: 'events[1].speaker', message: expect.stringContaining('caller') },
    ]);
  });

  it('carries the id that the client gave its request', async () => {
    const { body } = await request<ErrorResponse>('GET', CALL, undefined, {
      'x-request-id': 'mine',
    });
    expect(body.error.requestId).toBe('mine');
  });
});

describe('the service token', () => {
  it.each([
    ['missing', ''],
    ['wrong', 'Bearer another-token-of-sorts'],
    ['a part of the right one', 'Bearer a-token-for-tests'],
    ['without its scheme', 'a-token-for-tests-only'],
  ])('is wanted: %s', async (_, authorization) => {
    for (const path of ['/v1/calls', '/v1/agents', '/v1/nowhere']) {
      const answer = await request('GET', path, undefined, { authorization });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
    }
  });

  it.each(['/healthz', '/openapi.json'])('is not wanted for %s', async (path) => {
    expect((await request('GET', path, undefined, { authorization: '' })).status).toBe(200);
  });
});

describe('while something is missing', () => {
  it('answers 503 until the tables are up to date', async () => {
    const starting = createTestApp({ database, isPrepared: () => false });
    expect(await starting('GET', '/v1/calls')).toMatchObject({
      status: 503,
      body: { error: { code: 'unavailable' } },
    });
    expect((await starting('GET', '/healthz')).status).toBe(200);
  });

  it('answers 503 when the database is away', async () => {
    const { database: away, close } = connect('postgres://nobody@127.0.0.1:1/nothing');
    const answer = await createTestApp({ database: away })('GET', '/v1/calls');
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    await close();
  });

  it('answers 503 with the parts when a part is not ready', async () => {
    const health = { status: 'not_ready', parts: { livekit: { state: 'down' } } } as const;
    const app = createTestApp({ database, health: async () => health });
    expect(await app('GET', '/healthz')).toEqual({ status: 503, body: health });
  });
});

describe('the log', () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  const logged = (change = {}) => createTestApp({ database, log: pino(stream), ...change });

  it('has a line for each request, with its route for its path', async () => {
    await logged()('GET', '/v1/callers/+15550123');
    const line = JSON.parse(lines.at(-1) ?? '');
    expect(line).toMatchObject({ route: '/v1/callers/:number', status: 404, msg: 'Request' });
    expect(lines.join()).not.toContain('+15550123');
  });

  it('has neither what a caller said nor the reason of a failure of ours in the answer', async () => {
    const failing = logged({
      now: () => {
        throw new Error('a secret');
      },
    });
    const answer = await failing(
      'POST',
      '/v1/calls',
      phoneCall(null, null, { agent: 'reception' }),
    );
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect(JSON.stringify(answer)).not.toContain('a secret');
    expect(lines.join()).toContain('"piiMessage":"a secret"');
  });

  it('has no parameters of a query that failed', async () => {
    const { database: away, close } = connect('postgres://nobody@127.0.0.1:1/nothing');
    await logged({ database: away })('PUT', '/v1/callers/+15550124', { name: 'Ada Lovelace' });
    await close();
    expect(lines.join()).toContain('ECONNREFUSED');
    expect(lines.join()).not.toMatch(/Lovelace|15550124/);
  });
});
