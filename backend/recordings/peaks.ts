import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { RECORDING } from '../contract/recordings.ts';
import { errorFields, type Logger } from '../log.ts';
import { readPeaks, versionOf, writePeaks } from './kept-peaks.ts';
import { narrow, type Peaks } from './peak-meter.ts';
import type { PeaksWork } from './peaks-worker.ts';
import type { Recording } from './recording.ts';
import type { RecordingStore } from './store.ts';

/** As finely as recordings are measured: more than a screen has pixels. */
const STRETCHES = 4_000;
/** Recordings whose peaks are held in memory, of some 60 kB each. */
const HELD = 100;

const WORKER = new URL('./peaks-worker.ts', import.meta.url);

type PeakStore = Pick<RecordingStore, 'findPeaks' | 'keepPeaks'>;

/**
 * Reads the peaks of recordings, for a waveform. Decoding takes about a second for each quarter of
 * an hour, so it is done once, in a thread of its own, one recording at a time, and the peaks are kept
 * beside the recording.
 */
export class PeakReader {
  readonly #store: PeakStore;
  readonly #log: Logger;
  readonly #held = new LRUCache<string, Promise<Peaks>>({ max: HELD });
  readonly #queue = new PQueue({ concurrency: 1 });

  constructor(store: PeakStore, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /** @param stretches - into how many equal parts the recording is divided, at most */
  async read(callId: string, recording: Recording, stretches: number): Promise<Peaks> {
    const version = `${callId} ${versionOf(recording)}`;
    const reading = this.#held.get(version) ?? this.#findOrMeasure(callId, recording);
    this.#held.set(version, reading);
    try {
      return narrow(await reading, stretches);
    } catch (error) {
      this.#held.delete(version);
      throw error;
    }
  }

  async #findOrMeasure(callId: string, recording: Recording): Promise<Peaks> {
    const kept = await this.#store.findPeaks(callId);
    const peaks = kept === null ? null : readPeaks(recording, kept);
    return peaks ?? this.#queue.add(() => this.#measureAndKeep(callId, recording));
  }

  async #measureAndKeep(callId: string, recording: Recording): Promise<Peaks> {
    const peaks = narrow(await measure(recording), STRETCHES);
    try {
      await this.#store.keepPeaks(callId, writePeaks(recording, peaks));
    } catch (error) {
      // They are measured anew the next time.
      this.#log.warn({ callId, error: errorFields(error) }, 'Peaks not kept');
    }
    return peaks;
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
