import { readdir, rm, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import type { CallEvent } from '../../backend/contract/events.ts';
import { isFinalRefusal } from '../backend-client.ts';
import { journalPath, type Leg, legOf } from './files.ts';
import { MissingEventError, Outbox, type SendEvents } from './outbox.ts';
import { readJournal } from './read-journal.ts';
import { moveToRefused } from './refused.ts';

/** A living writer touches its journal each second. */
const WRITER_GONE_MS = 3_000;
const LOOK_EVERY_MS = 1_000;

/** What the backend is told of a leg whose process died. */
export interface LegReceiver {
  send: (leg: Leg) => SendEvents;
  /** After all of it has been sent: its caller may be waiting for another worker. */
  leave: (leg: Leg) => Promise<void>;
}

/**
 * Delivers the journals of processes that died, now and again until the signal is aborted. That a
 * call has ended with its process is not for the worker to say: the backend finds out.
 */
export async function keepDeliveringLeftJournals(
  folder: string,
  receiver: LegReceiver,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      await deliverLeftJournals(folder, receiver);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) log().warn({ error }, 'left journals not delivered');
    }
    await wait(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/**
 * Delivers each journal in the folder whose writer is gone, and deletes it. Journals of another
 * worker's dead calls are delivered too, by both at once if it happens so: that is harmless.
 *
 * @throws what the receiver throws when the backend cannot be reached: the rest waits for the next look
 */
export async function deliverLeftJournals(folder: string, receiver: LegReceiver): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const leg = legOf(name);
    if (leg && (await isLeft(folder, leg))) await deliverLeft(folder, leg, receiver);
  }
}

async function deliverLeft(folder: string, leg: Leg, receiver: LegReceiver): Promise<void> {
  const path = journalPath(folder, leg);
  const events = await readJournal(path);
  try {
    for (const run of unbrokenRuns(events)) await deliverAll(run, receiver.send(leg));
    if (events.at(-1)?.type !== 'ended' && (await isLeft(folder, leg))) await receiver.leave(leg);
  } catch (error) {
    if (!isFinalRefusal(error) && !(error instanceof MissingEventError)) throw error;
    log().error({ ...leg, error }, 'left journal refused');
    return moveToRefused(folder, leg);
  }
  // A writer that only was slow has something to say again: what it wrote meanwhile stays.
  if (!(await isLeft(folder, leg))) return;
  await rm(path, { force: true });
  log().info({ ...leg, events: events.length }, 'left journal delivered');
}

async function deliverAll(events: CallEvent[], send: SendEvents): Promise<void> {
  const outbox = new Outbox(send, events[0]?.seq ?? 0);
  for (const event of events) outbox.add(event);
  while (outbox.pending.length > 0) await outbox.deliver();
}

/** Numbers follow each other, but for what was lost with a broken line. */
function unbrokenRuns(events: CallEvent[]): CallEvent[][] {
  const runs: CallEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.at(-1)?.seq === event.seq - 1) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

async function isLeft(folder: string, leg: Leg): Promise<boolean> {
  const file = await stat(journalPath(folder, leg)).catch(() => undefined);
  return file !== undefined && Date.now() - file.mtimeMs > WRITER_GONE_MS;
}
