import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';
import type { Database } from '../../../db/client.ts';
import { DiskStore } from '../../recordings/disk-store.ts';
import { describeApi } from '../../reference/document.ts';
import { operationsOf } from '../../reference/operations.ts';
import { MemoryRooms } from '../memory-rooms.ts';
import { buildTestApp, SERVICE_TOKEN } from '../services.ts';
import { fillWorld } from './fill-world.ts';
import type { Send } from './requests.ts';

const CONFIRM_EVERY_MS = 20;

/** The whole API, with what lies outside standing ready. */
export async function useApi(database: Database) {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-api-'));
  afterAll(() => rm(folder, { recursive: true }));
  confirmCommands(database);
  const rooms = new MemoryRooms(() => new Date());
  const app = buildTestApp({
    database,
    rooms,
    recordings: new DiskStore(folder),
    voiceSamples: { speak: async () => new Uint8Array([0x52, 0x49, 0x46, 0x46, 0xff]).buffer },
  });
  const send: Send = async ({ method, path, body, contentType }, headers = {}) => {
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
  const operations = operationsOf(describeApi(app).paths);
  return { operations, send, fill: () => fillWorld(database, rooms, send) };
}

/** Stands for the workers of all calls: does at once whatever it is told. */
function confirmCommands(database: Database): void {
  let isOpen = true;
  const confirm = async () => {
    while (isOpen) {
      await database.execute(`update calls set commands = '[]' where commands <> '[]'`);
      await wait(CONFIRM_EVERY_MS);
    }
  };
  const worker = confirm();
  afterAll(async () => {
    isOpen = false;
    await worker;
  });
}
