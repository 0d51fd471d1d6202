import { afterAll, inject } from 'vitest';
import type { Database } from '../../db/client.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { type AppServices, createApp } from '../app.ts';
import type { Doctor } from '../doctor/doctor.ts';
import { runChecks } from '../doctor/run-checks.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { createLive, type Live } from '../live/live.ts';
import { createLog } from '../log.ts';
import { Metrics } from '../metrics/metrics.ts';
import { DiskStore } from '../recordings/disk-store.ts';
import { createWorkModels } from '../tasks/model.ts';
import { Tasks } from '../tasks/tasks.ts';
import { VoiceSamples } from '../voices/voice-samples.ts';
import { memoryProvisioning } from './memory-provisioning.ts';
import { MemoryRooms } from './memory-rooms.ts';

/** The LiveKit of tests that need none: its key and secret sign. */
export const TEST_LIVEKIT = {
  url: 'ws://127.0.0.1:7880',
  apiKey: 'key',
  apiSecret: 'secret-of-livekit-for-tests-only',
};

/** Nothing is ill in tests. */
const noDoctor: Doctor = {
  run: () => runChecks([]),
  last: () => null,
  checkNumber: () => runChecks([]),
};

export const SERVICE_TOKEN = 'a-token-for-tests-only';

export const testLog = createLog('silent');

/** Keeps the calls to be closed instead of having them closed. */
export function memoryQueue(): JobQueue & { closings: string[]; deliveries: string[] } {
  const closings: string[] = [];
  const deliveries: string[] = [];
  return {
    closings,
    deliveries,
    async closeCall(_transaction, callId) {
      closings.push(callId);
    },
    async deliverWebhook(_transaction, { id }) {
      deliveries.push(id);
    },
    nextDeliveryAttempt: async () => null,
  };
}

/** A database for this test file. */
export async function useDatabase(): Promise<TestDatabase> {
  const testDatabase = await createTestDatabase(inject('postgresUrl'));
  afterAll(testDatabase.drop);
  return testDatabase;
}

/** Calls as they happen, at a backend that is alone. */
export const liveAlone = (database: Database): Live =>
  createLive(
    database,
    async () => async () => undefined,
    () => new Date(),
    testLog,
  );

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

export type TestServices = Pick<AppServices, 'database'> & Partial<AppServices>;

/** The backend's app on a database. */
export function buildTestApp(services: TestServices) {
  return createApp({
    livekit: TEST_LIVEKIT,
    livekitPublicUrl: 'wss://livekit.example.com',
    serviceToken: SERVICE_TOKEN,
    publicUrl: 'http://127.0.0.1:8080',
    localUrls: ['http://localhost:8080'],
    trustedProxies: [],
    metricsToken: SERVICE_TOKEN,
    rooms: new MemoryRooms(() => new Date()),
    live: liveAlone(services.database),
    metrics: new Metrics(async () => new Map()),
    credit: { creditReserveMicros: 50_000 },
    recordings: new DiskStore('/dev/null'),
    modelProviders: { speech: 'deepgram', language: 'openai' },
    voiceSamples: new VoiceSamples({ apiKey: null, baseUrl: 'http://127.0.0.1:9' }),
    log: testLog,
    queue: memoryQueue(),
    now: () => new Date(),
    isPrepared: () => true,
    health: async () => ({ status: 'ready', parts: {} }),
    provisioning: memoryProvisioning(services.database),
    doctor: noDoctor,
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
    agentsDir: '/dev/null',
    dashboardDir: '/dev/null',
    webhookPrivateHosts: [],
    corsOrigins: [],
    ...services,
  });
}

/** Sends requests to the backend's app on a database. */
export function createTestApp(services: TestServices): Request {
  const app = buildTestApp(services);
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
