import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import { percentile } from '../backend/contract/percentile.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { type Ask, startBackend } from './backend-process.ts';
import { openCalls, turn } from './busy-call.ts';
import { startPostgres } from './postgres.ts';

const APPENDS = fileURLToPath(new URL('../agent/journal/run-appends.ts', import.meta.url));
const CALLS_AT_ONCE = [1, 50];
const LASTS_MS = 10_000;
/** As a worker that catches up sends them. */
const BATCH = 20;
const SAID = 'I would like to change my appointment on Tuesday at half past nine.';
/** What a journal may add to a turn at p99. */
const APPEND_LIMIT_MS = 1;

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
    const { ask, stop } = await startBackend(url);
    console.log(`${'calls at once'.padEnd(16)} events/s   batch of 1: p50      p99   ms`);
    for (const calls of CALLS_AT_ONCE) await measureCalls(ask, calls);
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

/** Prints how many events a second so many calls deliver, and what one event takes meanwhile. */
async function measureCalls(ask: Ask, count: number): Promise<void> {
  const calls = await openCalls(ask, count);
  const deliver = async (call: (typeof calls)[number], size: number) => {
    const events = Array.from({ length: size }, (_, n) => turn(call.nextSeq + n, SAID));
    await ask(`/calls/${call.id}/legs/0/events`, { events });
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
