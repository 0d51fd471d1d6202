import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { log } from '@livekit/agents';
import pRetry from 'p-retry';
import { isFinalRefusal } from '../backend-client.ts';
import { LOOK_AHEAD_MS } from './arrivals.ts';
import type { RecordingBackend } from './backend.ts';
import { Delivery } from './delivery.ts';
import type { Mix } from './mix.ts';
import { Mp3 } from './mp3.ts';
import { fileName, type Part } from './part.ts';
import { Spool } from './spool.ts';

const WRITE_MS = 500;
/** The caller's audio is placed within the look-ahead, which is counted from its arrival. */
const LAG_MS = 2 * LOOK_AHEAD_MS;
const DELIVER_MS = 2_000;
const RETRY = { retries: Number.POSITIVE_INFINITY, minTimeout: 200, maxTimeout: 5_000 };
/** How long an ended call waits for an unreachable backend before the worker sees to its file. */
const HAND_OVER_MS = 10_000;
/** The same when the disk did not take it all, so that this process has the only copy. */
const ONLY_COPY_MS = 1_800_000;

/** `failed`: some of the recording may come late or be missing. It goes on as far as it can. */
export type RecordingState = 'started' | 'paused' | 'resumed' | 'stopped' | 'failed';

export interface RecordingOptions {
  callId: string;
  /** Where what is recorded stands until it has been delivered. */
  folder: string;
  backend: RecordingBackend;
  onState: (state: RecordingState, detail: string | null) => void;
}

/**
 * A recording as it is made: encoded, written to disk every half second, delivered in the
 * background. When the process is killed, the last 1.6 s are lost. What goes wrong is told through
 * `onState`, and never to the call.
 */
export class Recording {
  readonly #mix: Mix;
  readonly #part: Part;
  readonly #options: RecordingOptions;
  readonly #stop = new AbortController();
  readonly #delivered: Promise<void>;

  /** @param mix - whose timeline begins now */
  constructor(mix: Mix, options: RecordingOptions) {
    this.#mix = mix;
    this.#part = { callId: options.callId, startedAt: new Date() };
    this.#options = options;
    this.#delivered = this.#run().catch((error: unknown) => this.fail(error));
    options.onState('started', null);
  }

  /** Aborted when the recording is stopped. */
  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  /** Records silence, such as while the caller says the number of a card. */
  pause(): void {
    if (this.#mix.paused) return;
    this.#mix.pause();
    this.#options.onState('paused', null);
  }

  resume(): void {
    if (!this.#mix.paused) return;
    this.#mix.resume();
    this.#options.onState('resumed', null);
  }

  /** Ends the recording. Resolves when it is delivered, or left on disk to the worker. */
  stop(): Promise<void> {
    if (!this.stopped.aborted) this.#options.onState('stopped', null);
    this.#stop.abort();
    return this.#delivered;
  }

  fail(error: unknown): void {
    log().error({ error, callId: this.#part.callId }, 'recording failed');
    this.#options.onState('failed', String(error).slice(0, 500));
  }

  async #run(): Promise<void> {
    const { folder, backend } = this.#options;
    const path = join(folder, fileName(this.#part));
    const [mp3, spool] = await Promise.all([
      Mp3.create(),
      Spool.create(path, (error) => this.fail(error)),
    ]);
    const delivery = new Delivery(spool, this.#part, backend);
    const delivering = this.#every(DELIVER_MS, () => delivery.catchUp().catch(ignore));
    const written = this.#write(mp3, spool).catch((error: unknown) => this.fail(error));
    await Promise.all([written, delivering]);
    await this.#finish(delivery, spool);
  }

  async #write(mp3: Mp3, spool: Spool): Promise<void> {
    await this.#every(WRITE_MS, () => spool.append(mp3.encode(...this.#mix.take(LAG_MS))));
    await spool.append(Buffer.concat([mp3.encode(...this.#mix.end()), mp3.end()]));
  }

  async #finish(delivery: Delivery, spool: Spool): Promise<void> {
    const shouldRetry = ({ error }: { error: Error }) => !isFinalRefusal(error);
    try {
      const maxRetryTime = spool.isOnDisk ? HAND_OVER_MS : ONLY_COPY_MS;
      await pRetry(() => delivery.finish(), { ...RETRY, maxRetryTime, shouldRetry });
      await spool.remove();
    } catch (error) {
      this.fail(error);
      await spool.close();
    }
  }

  /** Until the recording is stopped. */
  async #every(intervalMs: number, work: () => Promise<void>): Promise<void> {
    const { signal } = this.#stop;
    try {
      for await (const _ of setInterval(intervalMs, undefined, { signal, ref: false }))
        await work();
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    }
  }
}

/** The next delivery goes on from there. */
const ignore = () => undefined;
