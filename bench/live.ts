import { setTimeout as after } from 'node:timers/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { liveCall, liveEvents } from '../backend/contract/live.ts';
import { percentile } from '../backend/contract/percentile.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { type Backend, startBackend } from './backend-process.ts';
import { openCalls, turn } from './busy-call.ts';
import { startPostgres } from './postgres.ts';

const CALLS = 200;
const VIEWERS = 20;
/** Each call tells something so often, as in a lively conversation. */
const EVERY_MS = 2_000;
const LASTS_MS = 30_000;
const LIMIT_MS = 300;

/**
 * Measures how long it takes from a worker's sending of an event to its arrival at those who watch
 * all calls, with 200 calls in progress and 20 viewers. The backend is a process of its own, with a
 * Postgres of its own.
 *
 * @throws Error when the p95 is over the limit, or a viewer has missed something
 */
export async function measureLive(): Promise<void> {
  const postgres = await startPostgres();
  try {
    const { url, drop } = await createTestDatabase(postgres.url);
    const backend = await startBackend(url);
    const arrivals = await watchedConversations(backend);
    await backend.stop();
    await drop();
    report(arrivals);
  } finally {
    await postgres.stop();
  }
}

/** Of each event, how long it took to each of the viewers it reached. */
async function watchedConversations(backend: Backend): Promise<number[][]> {
  const calls = await openCalls(backend.ask, CALLS);
  const sentAt = new Map<string, number>();
  const arrivals = new Map<string, number[]>();
  const stop = new AbortController();
  const noteArrival = (text: string) => {
    const at = sentAt.get(text);
    if (at !== undefined) arrivals.get(text)?.push(performance.now() - at);
  };
  const viewers = await Promise.all(
    Array.from({ length: VIEWERS }, () => watch(backend, stop.signal, noteArrival)),
  );
  const endsAt = performance.now() + LASTS_MS;
  await Promise.all(
    calls.map(async (call, n) => {
      // Evenly, not all at once.
      await after((n / CALLS) * EVERY_MS);
      while (performance.now() < endsAt) {
        const text = `line ${call.nextSeq} of ${call.id}`;
        sentAt.set(text, performance.now());
        arrivals.set(text, []);
        await backend.ask(`/calls/${call.id}/legs/0/events`, {
          events: [turn(call.nextSeq, text)],
        });
        call.nextSeq += 1;
        await after(EVERY_MS);
      }
    }),
  );
  stop.abort();
  await Promise.all(viewers.map(({ ended }) => ended));
  return [...arrivals.values()];
}

/** Watches all calls until the signal. Resolves when the snapshot is there. */
async function watch(
  { stream }: Backend,
  signal: AbortSignal,
  onLine: (text: string) => void,
): Promise<{ ended: Promise<void> }> {
  const body = await stream('/live', signal);
  const events = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .values();
  const first = await events.next();
  const { calls } = liveEvents.snapshot.parse(JSON.parse(first.value?.data ?? ''));
  if (calls.length < CALLS) throw new Error(`The snapshot has ${calls.length} of ${CALLS} calls.`);
  const seen = new Set<string>();
  const follow = async () => {
    for await (const { event, data } of events) {
      if (event !== 'call') continue;
      const { text = '' } = liveCall.parse(JSON.parse(data)).lastLine ?? {};
      // A call is sent again for other reasons, too.
      if (!seen.has(text)) onLine(text);
      seen.add(text);
    }
  };
  const ended = follow().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return { ended };
}

function report(arrivals: number[][]): void {
  const tookMs = arrivals.flat();
  const missed = arrivals.length * VIEWERS - tookMs.length;
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(tookMs, share) ?? 0);
  const figures = [p50, p95, p99].map((ms = 0) => `${Math.round(ms)}`);
  console.log(
    `${CALLS} calls, ${VIEWERS} viewers: ${arrivals.length} events, each seen by all viewers after p50 ${figures[0]} ms, p95 ${figures[1]}, p99 ${figures[2]} (limit ${LIMIT_MS}); missed ${missed}`,
  );
  if (missed > 0) throw new Error(`${missed} arrivals are missing.`);
  if ((p95 ?? 0) > LIMIT_MS) throw new Error(`The p95 is over ${LIMIT_MS} ms.`);
}
