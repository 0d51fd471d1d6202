import { afterAll, inject } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { type AppServices, createApp } from '../app.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { createLog } from '../log.ts';
import { Metrics } from '../metrics/metrics.ts';
import { DiskStore } from '../recordings/disk-store.ts';
import { createWorkModels } from '../tasks/model.ts';
import { Tasks } from '../tasks/tasks.ts';
import { memoryProvisioning } from './memory-provisioning.ts';
import { MemoryRooms } from './memory-rooms.ts';

/** The LiveKit of tests that need none: its key and secret sign. */
export const TEST_LIVEKIT = {
  url: 'ws://127.0.0.1:7880',
  apiKey: 'key',
  apiSecret: 'secret-of-livekit-for-tests-only',
};

const SERVICE_TOKEN = 'a-token-for-tests-only';

export const testLog = createLog('silent');

/** Keeps the calls to be closed instead of having them closed. */
export function memoryQueue(): JobQueue & { closings: string[] } {
  const closings: string[] = [];
  return {
    closings,
    async closeCall(_transaction, callId) {
      closings.push(callId);
    },
  };
}

/** A database for this test file. */
export async function useDatabase(): Promise<TestDatabase> {
  const testDatabase = await createTestDatabase(inject('postgresUrl'));
  afterAll(testDatabase.drop);
  return testDatabase;
}

interface Answer<Body> {
  status: number;
  body: Body;
}

/** Sends a request, with the service token, and takes the body for what the test expects. */
export type Request = <Body = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<Body>>;

/** The backend's app on a database. */
export function createTestApp(
  services: Pick<AppServices, 'database'> & Partial<AppServices>,
): Request {
  const app = createApp({
    livekit: TEST_LIVEKIT,
    livekitPublicUrl: 'wss://livekit.example.com',
    serviceToken: SERVICE_TOKEN,
    metricsToken: SERVICE_TOKEN,
    rooms: new MemoryRooms(() => new Date()),
    metrics: new Metrics(async () => new Map()),
    credit: { creditReserveMicros: 50_000 },
    recordings: new DiskStore('/dev/null'),
    log: testLog,
    queue: memoryQueue(),
    now: () => new Date(),
    isPrepared: () => true,
    health: async () => ({ status: 'ready', parts: {} }),
    provisioning: memoryProvisioning(services.database),
    requestProvisioning: () => {},
    tasks: new Tasks({
      database: services.database,
      queue: memoryQueue(),
      metrics: new Metrics(async () => new Map()),
      log: testLog,
      now: () => new Date(),
      models: createWorkModels({ provider: 'none', baseUrl: 'http://127.0.0.1:9', apiKey: '' }),
      toolkit: () => Promise.reject(new Error('There are no tools.')),
    }),
    workbenches: { warm: () => {} },
    credentialsKey: Buffer.alloc(32),
    ...services,
  });
  return async <Body>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${SERVICE_TOKEN}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
  };
}
