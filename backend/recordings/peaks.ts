import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { RECORDING } from '../contract/recordings.ts';
import { narrow, type Peaks } from './peak-meter.ts';
import type { PeaksWork } from './peaks-worker.ts';
import type { Recording } from './recording.ts';

/** As finely as recordings are measured: more than a screen has pixels. */
const STRETCHES = 4_000;
/** Recordings whose peaks are held, of some 60 kB each. */
const HELD = 500;

const WORKER = new URL('./peaks-worker.ts', import.meta.url);

/**
 * Reads the peaks of recordings, for a waveform. Decoding takes about a second for each quarter of
 * an hour, so it is done in a thread of its own, one recording at a time, and kept.
 */
export class PeakReader {
  readonly #held = new LRUCache<string, Promise<Peaks>>({ max: HELD });
  readonly #queue = new PQueue({ concurrency: 1 });

  /** @param stretches - into how many equal parts the recording is divided, at most */
  async read(callId: string, recording: Recording, stretches: number): Promise<Peaks> {
    // Bytes are only ever added, so their number is the version.
    const version = `${callId} ${recording.startedAt.getTime()} ${recording.bytes}`;
    const reading = this.#held.get(version) ?? this.#queue.add(() => measure(recording));
    this.#held.set(version, reading);
    try {
      return narrow(await reading, stretches);
    } catch (error) {
      this.#held.delete(version);
      throw error;
    }
  }
}

async function measure(recording: Recording): Promise<Peaks> {
  const samples = Math.ceil((recording.durationMs / 1_000) * RECORDING.sampleRate);
  const workerData: PeaksWork = { samples, stretches: STRETCHES };
  const worker = new Worker(WORKER, { workerData });
  try {
    for await (const piece of recording.read()) {
      worker.postMessage(piece);
      await once(worker, 'message');
    }
    worker.postMessage(null);
    const [peaks] = await once(worker, 'message');
    return peaks;
  } finally {
    await worker.terminate();
  }
}
