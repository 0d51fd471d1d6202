import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import { isFinalRefusal, RefusedError } from '../backend-client.ts';
import type { RecordingBackend } from './backend.ts';
import { Delivery } from './delivery.ts';
import { type Part, partOf } from './part.ts';

/** A recording is written to twice a second: nobody writes to one that has rested this long. */
const UNTOUCHED_MS = 15_000;

/** Delivers the recordings left on this machine, now and again until the signal is aborted. */
export async function keepDeliveringLeftRecordings(
  folder: string,
  backend: RecordingBackend,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      await deliverLeftRecordings(folder, backend);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) log().warn({ error }, 'left recordings not delivered');
    }
    await wait(UNTOUCHED_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/**
 * Delivers each recording in the folder whose writer is gone, and deletes it: its process died, or
 * the backend was away when its call ended. Several workers may do so at once without harm.
 *
 * @throws what the backend throws when it cannot be reached: the rest waits for the next time
 */
export async function deliverLeftRecordings(
  folder: string,
  backend: RecordingBackend,
  now: () => number = Date.now,
): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const part = partOf(name);
    if (part === null) continue;
    const path = join(folder, name);
    const file = await stat(path).catch(() => undefined);
    if (file && now() - file.mtimeMs >= UNTOUCHED_MS) await deliverLeft(path, part, backend);
  }
}

async function deliverLeft(path: string, part: Part, backend: RecordingBackend): Promise<void> {
  try {
    await deliverFile(path, part, backend);
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    log().error({ callId: part.callId, error }, 'left recording refused');
    // Of a call that is gone, by erasure for one, no recording is kept either.
    const isGone = error instanceof RefusedError && error.status === 404;
    if (!isGone) return rename(path, `${path}.refused`);
  }
  await rm(path, { force: true });
}

async function deliverFile(path: string, part: Part, backend: RecordingBackend): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (offset: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    const delivery = new Delivery({ size, read, delivered: () => undefined }, part, backend);
    await delivery.resume();
    await delivery.finish();
    log().info({ callId: part.callId, bytes: size }, 'left recording delivered');
  } finally {
    await file.close();
  }
}
