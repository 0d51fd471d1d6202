/**
 * For the benchmark: records turns as a call does, while they are being delivered, and prints how
 * long each took in milliseconds, as one JSON array.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { initializeLogger } from '@livekit/agents';
import { eventRedactor } from '../events/redact.ts';
import { Journal } from './journal.ts';

const TURNS = 5_000;
/** Some of the journal's own once-a-second work falls in between. */
const PAUSE_EVERY = 10;
const UNCOUNTED = 200;

const TEXT =
  'I would like to change my appointment on Tuesday at half past nine, if that is still possible.';

initializeLogger({ pretty: false, level: 'silent' });
const folder = await mkdtemp(join(tmpdir(), 'journal-bench-'));
let nextSeq = 0;
const journal = new Journal({
  callId: '00000000-0000-4000-8000-000000000001',
  leg: 0,
  folder,
  firstSeq: 0,
  redact: eventRedactor(['card', 'identity', 'email', 'phone']),
  redactInterim: (text) => text,
  onStop: () => undefined,
  onCommand: () => undefined,
  send: async (events) => {
    await wait(5);
    nextSeq = Math.max(nextSeq, (events.at(-1)?.seq ?? -1) + 1);
    const cost = { micros: 0, incomplete: false };
    return { nextSeq, cost, stop: null, watched: false, commands: [] };
  },
});

const tookMs: number[] = [];
for (let n = 0; n < TURNS + UNCOUNTED; n += 1) {
  const now = new Date().toISOString();
  const startedAt = performance.now();
  journal.record({
    type: 'turn',
    speaker: n % 2 === 0 ? 'agent' : 'caller',
    text: TEXT,
    interrupted: false,
    origin: 'conversation',
    startedAt: now,
    endedAt: now,
    latency: null,
  });
  if (n >= UNCOUNTED) tookMs.push(performance.now() - startedAt);
  if (n % PAUSE_EVERY === 0) await wait(1);
}
console.log(JSON.stringify(tookMs));
await rm(folder, { recursive: true, force: true });
process.exit(0);
