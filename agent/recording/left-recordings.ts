import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { log } from '@livekit/agents';
import { RefusedError } from '../backend-client.ts';
import type { RecordingBackend } from './backend.ts';
import { Delivery } from './delivery.ts';
import { type Part, partOf } from './part.ts';

/** A recording is written to twice a second: nobody writes to one that has rested this long. */
const UNTOUCHED_MS = 15_000;

/**
 * Delivers the recordings that were left on this machine: their process died, or the backend was
 * away when their call ended. Those delivered are deleted; the others stay for the next time.
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
    try {
      const { mtimeMs } = await stat(path);
      if (now() - mtimeMs >= UNTOUCHED_MS) await deliverFile(path, part, backend);
    } catch (error) {
      log().warn({ error, callId: part.callId }, 'left recording not delivered');
    }
  }
}

/** Does so now and again, until the signal is aborted. */
export async function keepDeliveringLeftRecordings(
  folder: string,
  backend: RecordingBackend,
  signal: AbortSignal,
): Promise<void> {
  await deliverLeftRecordings(folder, backend);
  const rounds = setInterval(UNTOUCHED_MS, undefined, { signal, ref: false });
  try {
    for await (const _ of rounds) await deliverLeftRecordings(folder, backend);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
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
  } catch (error) {
    // The call is gone, by erasure for one: then its recording must go, too.
    if (!(error instanceof RefusedError && error.status === 404)) throw error;
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
}
