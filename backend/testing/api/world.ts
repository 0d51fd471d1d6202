import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';
import type { Database } from '../../../db/client.ts';
import { DiskStore } from '../../recordings/disk-store.ts';
import { operationsOf } from '../../reference/operations.ts';
import { agent } from '../fixtures.ts';
import { buildTestApp, SERVICE_TOKEN, type TestServices } from '../services.ts';
import { storeCall } from '../stored-call.ts';
import { storeCallOf } from '../stored-caller.ts';
import type { ApiRequest, Known } from './requests.ts';

const CONFIRM_EVERY_MS = 20;

/** The whole API on a database that has something of everything. */
export async function useApi(database: Database, services: Partial<TestServices> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-api-'));
  afterAll(() => rm(folder, { recursive: true }));
  const app = buildTestApp({ database, recordings: new DiskStore(folder), ...services });
  confirmCommands(database);
  const document = await (await app.request('/openapi.json')).json();

  const send = async (
    { method, path, body, contentType }: ApiRequest,
    headers: Record<string, string> = {},
  ) => {
    const response = await app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${SERVICE_TOKEN}`,
        ...(contentType && { 'content-type': contentType }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    const text = isStream ? '' : await response.text();
    if (isStream) await response.body?.cancel();
    return { status: response.status, headers: response.headers, text };
  };

  return {
    document,
    operations: operationsOf(document.paths),
    send,
    known: await fill(database, send),
  };
}

/** Stands for the workers of all calls: does at once whatever it is told. */
function confirmCommands(database: Database): void {
  const confirm = async () => {
    while (isOpen) {
      await database.execute(`update calls set commands = '[]' where commands <> '[]'`);
      await wait(CONFIRM_EVERY_MS);
    }
  };
  let isOpen = true;
  const worker = confirm();
  afterAll(async () => {
    isOpen = false;
    await worker;
  });
}

type Send = (request: ApiRequest) => Promise<{ status: number; text: string }>;

/** @returns what there is, by the names that paths and queries give it */
async function fill(database: Database, send: Send): Promise<Known> {
  const make = async (method: string, path: string, body: unknown) => {
    const answer = await send({
      method,
      path: `/v1${path}`,
      body: JSON.stringify(body),
      contentType: 'application/json',
    });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.text === '' ? {} : JSON.parse(answer.text);
  };
  for (const slug of ['reception', 'shop']) await make('PUT', `/agents/${slug}`, agent(slug));
  await make('PUT', '/accounts/shop', { name: 'Shop' });
  await make('PUT', '/agents/shop/credentials/login', { secret: 'hunter2' });
  const open = await storeCall(database, { callerNumber: '+15550101' });
  const closed = await storeCallOf(database, '+15550102');
  const [task] = await database.execute<{ id: string }>('select id from tasks');
  const endpoint = await make('POST', '/webhook-endpoints', {
    url: 'https://hooks.example.com/',
    events: ['call.ended'],
  });
  const key = await make('POST', '/keys', { name: 'a key', scopes: ['calls:read'] });
  return {
    slug: ['reception', 'shop'],
    agent: ['reception', 'shop'],
    number: ['+15550101', '+15550102'],
    name: ['login'],
    id: [open.id, closed.id, endpoint.id, key.key?.id ?? key.id],
    leg: ['0'],
    taskId: [task?.id ?? ''],
  };
}
