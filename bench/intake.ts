import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import getPort from 'get-port';
import { z } from 'zod';
import type { CallEvent } from '../backend/contract/events.ts';
import { percentile } from '../backend/contract/percentile.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { startPostgres } from './postgres.ts';

const APPENDS = fileURLToPath(new URL('../agent/journal/run-appends.ts', import.meta.url));
const TOKEN = 'a-token-for-benchmarks';
const CALLS_AT_ONCE = [1, 50];
const LASTS_MS = 10_000;
/** As a worker that catches up sends them. */
const BATCH = 20;
/** What a journal may add to a turn at p99. */
const APPEND_LIMIT_MS = 1;

type Post = (path: string, body: object) => Promise<unknown>;

/**
 * Measures the way of an event: into the journal of the worker, and into the database by way of the
 * backend, a process of its own as ever, with a Postgres of its own.
 *
 * @throws Error when the journal takes longer than it may
 */
export async function measureIntake(): Promise<void> {
  const appended = await measureJournal();
  const postgres = await startPostgres();
  try {
    const { url, drop } = await createTestDatabase(postgres.url);
    const { post, stop } = await startBackend(url);
    console.log(`${'calls at once'.padEnd(16)} events/s   batch of 1: p50      p99   ms`);
    for (const calls of CALLS_AT_ONCE) await measureCalls(post, calls);
    await stop();
    await drop();
  } finally {
    await postgres.stop();
  }
  if (appended > APPEND_LIMIT_MS) throw new Error(`The journal takes over ${APPEND_LIMIT_MS} ms.`);
}

/** Prints what recording a turn in the journal takes, and returns its p99 in ms. */
async function measureJournal(): Promise<number> {
  const { stdout } = await execa('node', [APPENDS], { preferLocal: true, stderr: 'inherit' });
  const tookMs = z.array(z.number()).parse(JSON.parse(stdout));
  const [p50 = 0, p99 = 0] = [0.5, 0.99].map((share) => percentile(tookMs, share));
  const figures = `p50 ${p50.toFixed(3)} ms  p99 ${p99.toFixed(3)} ms`;
  console.log(
    `a turn into the journal, redaction included   ${figures} (limit ${APPEND_LIMIT_MS})`,
  );
  return p99;
}

/** Starts the backend without a LiveKit: events do not need one. */
async function startBackend(databaseUrl: string) {
  const port = await getPort();
  const backend = execa('node', ['backend/main.ts'], {
    preferLocal: true,
    env: {
      DATABASE_URL: databaseUrl,
      BACKEND_PORT: String(port),
      SERVICE_TOKEN: TOKEN,
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'none',
      LIVEKIT_API_SECRET: 'none',
      OPENAI_API_KEY: 'offline',
      OPENAI_BASE_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
    reject: false,
  });
  const post: Post = async (path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const isReady = () => openCall(post).then(Boolean, () => false);
  while (!(await isReady())) {
    const [ended] = await Promise.race([
      backend.then(() => [true]),
      once(AbortSignal.timeout(200), 'abort'),
    ]);
    if (ended === true) throw new Error('The backend did not start.');
  }
  return {
    post,
    async stop() {
      backend.kill('SIGTERM');
      await backend;
    },
  };
}

let rooms = 0;

async function openCall(post: Post): Promise<string> {
  rooms += 1;
  const opened = await post('/calls', {
    roomName: `bench-${rooms}`,
    roomSid: `RM_bench_${rooms}`,
    jobId: 'AJ_bench',
    agent: null,
    participantIdentity: 'bench',
    participantName: null,
    sip: null,
  });
  return z.object({ callId: z.string() }).parse(opened).callId;
}

/** Prints how many events a second so many calls deliver, and what one event takes meanwhile. */
async function measureCalls(post: Post, count: number): Promise<void> {
  const calls = await Promise.all(
    Array.from({ length: count }, async () => ({ id: await openCall(post), nextSeq: 0 })),
  );
  const deliver = async (call: (typeof calls)[number], size: number) => {
    const events = Array.from({ length: size }, (_, n) => turn(call.nextSeq + n));
    await post(`/calls/${call.id}/legs/0/events`, { events });
    call.nextSeq += size;
  };

  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt > LASTS_MS;
  await Promise.all(
    calls.map(async (call) => {
      while (!isOver()) await deliver(call, BATCH);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const delivered = calls.reduce((sum, { nextSeq }) => sum + nextSeq, 0);

  // As in a conversation: each call has something to say now and then.
  const singleMs: number[] = [];
  for (let round = 0; round < Math.ceil(500 / count); round += 1) {
    await Promise.all(
      calls.map(async (call) => {
        const before = performance.now();
        await deliver(call, 1);
        singleMs.push(performance.now() - before);
      }),
    );
  }
  const [p50 = 0, p99 = 0] = [0.5, 0.99].map((share) => percentile(singleMs, share));
  const rate = Math.round(delivered / seconds).toLocaleString('en');
  console.log(
    `${String(count).padEnd(16)} ${rate.padStart(8)} ${p50.toFixed(1).padStart(18)} ${p99.toFixed(1).padStart(8)}`,
  );
}

function turn(seq: number): CallEvent {
  const now = new Date().toISOString();
  return {
    seq,
    at: now,
    type: 'turn',
    speaker: seq % 2 === 0 ? 'agent' : 'caller',
    text: 'I would like to change my appointment on Tuesday at half past nine.',
    interrupted: false,
    origin: 'conversation',
    startedAt: now,
    endedAt: now,
    latency: null,
  };
}
