import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CallRow } from '../../db/queries/calls.ts';
import type { Scope } from '../contract/access.ts';
import type { ApiKey } from '../contract/keys.ts';
import { turnEvent } from '../testing/fixtures.ts';
import { buildTestApp, SERVICE_TOKEN, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { deliver } from './testing.ts';

const { database } = await useDatabase();
const app = buildTestApp({ database });
let call: CallRow;

beforeEach(async () => {
  call = await storeCall(database, { startedAt: new Date() });
  await deliver(database, call.id, [turnEvent(0, { text: 'Good morning.' })]);
});
afterEach(() => {
  vi.useRealTimers();
});

const ask = (path: string, token: string, init: RequestInit = {}) =>
  app.request(`/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });

async function makeKey(...scopes: Scope[]) {
  const body = JSON.stringify({ name: 'A key', scopes });
  const answer = await ask('/keys', SERVICE_TOKEN, { method: 'POST', body });
  return (await answer.json()) as { key: ApiKey; secret: string };
}

/** A stream, read piece by piece. */
async function open(path: string, token: string) {
  const { status, body } = await ask(path, token);
  expect(status).toBe(200);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('there is no stream');
  return reader;
}

it('shows calls without their words to whoever may see the fact of them only', async () => {
  const [all, facts] = [await makeKey('calls:read', 'calls:content'), await makeKey('calls:read')];
  const heard = await open('/live', all.secret);
  expect((await heard.read()).value).toContain('Good morning.');
  const seen = await open('/live', facts.secret);
  const { value } = await seen.read();
  expect(value).toContain(call.id);
  expect(value).not.toContain('Good morning.');
  expect((await ask(`/calls/${call.id}/live`, facts.secret)).status).toBe(403);
  await Promise.all([heard.cancel(), seen.cancel()]);
});

it('shows a call with all that has happened on it', async () => {
  const reader = await open(`/calls/${call.id}/live`, SERVICE_TOKEN);
  const { value } = await reader.read();
  expect(value).toContain('event: event\nid: 0.0\n');
  await reader.cancel();
  expect((await ask(`/calls/${crypto.randomUUID()}/live`, SERVICE_TOKEN)).status).toBe(404);
});

it('ends the stream of a key that was revoked', async () => {
  const { key, secret } = await makeKey('calls:read');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const reader = await open('/live', secret);
  await reader.read();
  await ask(`/keys/${key.id}`, SERVICE_TOKEN, { method: 'DELETE' });
  const over = (async () => {
    while (!(await reader.read()).done);
  })();
  await vi.advanceTimersByTimeAsync(60_000);
  await over;
});
