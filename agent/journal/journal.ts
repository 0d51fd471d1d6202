import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import type { OperatorCommand } from '../../backend/contract/control.ts';
import {
  type AppendEventsResponse,
  type CallEvent,
  callEvent,
  type Interim,
  type NewCallEvent,
  SIGN_OF_LIFE_MS,
  type StopReason,
} from '../../backend/contract/events.ts';
import { isFinalRefusal } from '../backend-client.ts';
import type { NewEvent } from '../events/record.ts';
import { journalPath, type Leg } from './files.ts';
import { type FileSystem, JournalFile } from './journal-file.ts';
import { Outbox, type SendEvents } from './outbox.ts';
import { moveToRefused } from './refused.ts';

/** How patient a journal is. */
export const TIMING = {
  /**
   * What happens together is sent together: each request costs worker, backend and database, and a
   * turn brings some ten events within a second. Whoever watches a call live waits for it.
   */
  gatherMs: 150,
  signOfLifeMs: SIGN_OF_LIFE_MS,
  /** The same while somebody watches the call, who may wish something of it. */
  watchedMs: 500,
  /** What is being said is told at most this often. */
  interimMs: 250,
  firstRetryMs: 200,
  longestRetryMs: 2_000,
  /** An ended call waits this long for an unreachable backend before it is left to the worker. */
  handOverMs: 10_000,
  /** The same when the disk would not take the journal, so that this process has the only copy. */
  onlyCopyMs: 1_800_000,
};

export interface JournalOptions extends Leg {
  folder: string;
  /** The number of the first event. */
  firstSeq: number;
  send: SendEvents;
  /** Applied to each event before it is written anywhere. */
  redact: (event: NewCallEvent) => NewCallEvent;
  redactInterim: (text: string) => string;
  /** The backend wants the call ended. Called once. */
  onStop: (reason: StopReason) => void;
  /** An operator wishes something. Called once for each. */
  onCommand: (command: OperatorCommand) => void;
  timing?: typeof TIMING;
  fileSystem?: FileSystem;
}

/**
 * What happens on one leg of a call: each event is numbered and dated, written to a file, and then
 * delivered to the backend in the background. The conversation never waits for it. Whatever of
 * it fails is made good later, by the worker on this machine if this process has died.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #timing: typeof TIMING;
  readonly #file: JournalFile;
  readonly #outbox: Outbox;
  readonly #upkeep: NodeJS.Timeout;
  readonly #delivered: Promise<void>;
  #nextSeq: number;
  #news = Promise.withResolvers<void>();
  #endedAtMs: number | null = null;
  #isRefused = false;
  #isStopped = false;
  #hasTold = false;
  #isWatched = false;
  #interim: Interim | null = null;
  #interimDueMs = 0;
  readonly #commandIds = new Set<string>();

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#timing = options.timing ?? TIMING;
    this.#nextSeq = options.firstSeq;
    this.#outbox = new Outbox(options.send, options.firstSeq);
    this.#file = new JournalFile(
      journalPath(options.folder, options),
      (error) => this.#onFileFailure(error),
      options.fileSystem,
    );
    this.#upkeep = setInterval(
      () => this.#file.upkeep(() => this.#outbox.pending.map((event) => JSON.stringify(event))),
      this.#timing.signOfLifeMs,
    ).unref();
    this.#delivered = this.#deliver();
  }

  /**
   * Takes some 30 µs, and never throws. Bound, to be handed on by itself.
   *
   * @returns the number of the event; nothing is recorded after `ended`, which stays the last
   */
  readonly record = (event: NewCallEvent): number => {
    if (this.#endedAtMs !== null) {
      log().warn({ type: event.type }, 'event after the end of the call');
      return this.#nextSeq - 1;
    }
    const numbered = this.#numbered(event);
    if (event.type === 'ended') this.#endedAtMs = performance.now();
    this.#outbox.add(numbered);
    this.#file.append(JSON.stringify(numbered));
    this.#news.resolve();
    return numbered.seq;
  };

  /** Tells those who watch the call what is being said. Of several, the last one counts. */
  readonly interim = ({ speaker, text }: Interim): void => {
    if (!this.#isWatched || this.#endedAtMs !== null) return;
    this.#interim = { speaker, text: this.#options.redactInterim(text) };
    this.#news.resolve();
  };

  /**
   * To be called after `ended` was recorded. Resolves when all is stored at the backend, or left
   * to the worker, within ten seconds.
   */
  async finish(): Promise<void> {
    await this.#delivered;
    clearInterval(this.#upkeep);
    if (this.#outbox.pending.length === 0) return this.#file.delete();
    this.#file.leave();
    if (this.#isRefused) await moveToRefused(this.#options.folder, this.#options);
  }

  #numbered(event: NewCallEvent): CallEvent {
    const number = { seq: this.#nextSeq, at: new Date().toISOString() };
    this.#nextSeq += 1;
    const parsed = callEvent.safeParse({ ...this.#options.redact(event), ...number });
    if (parsed.success) return parsed.data;
    // One event that the backend would refuse must not hold up those that follow.
    log().error({ type: event.type, issues: parsed.error.issues }, 'event does not fit');
    return { ...journalError(`a ${event.type} event did not fit the contract`), ...number };
  }

  async #deliver(): Promise<void> {
    const { callId, leg } = this.#options;
    for (let failures = 0; !this.#isOver(); ) {
      await (failures === 0 ? this.#somethingToSend() : wait(this.#backoff(failures)));
      try {
        const answer = await this.#outbox.deliver(this.#takeInterim());
        if (failures > 0) log().info({ callId, leg, failures }, 'events delivered again');
        failures = 0;
        this.#take(answer);
      } catch (error) {
        failures += 1;
        this.#isRefused = isFinalRefusal(error);
        if (this.#isRefused) log().error({ error, callId, leg }, 'events refused');
        else if (failures === 1) log().warn({ error, callId, leg }, 'events not delivered');
      }
    }
  }

  /** Resolves at the latest when it is time for a sign of life. */
  async #somethingToSend(): Promise<void> {
    if (this.#outbox.pending.length > 0) return;
    const overdue = new AbortController();
    const { signOfLifeMs, watchedMs, interimMs } = this.#timing;
    const restMs = this.#isWatched ? watchedMs : signOfLifeMs;
    // One that came too soon after another waits.
    const silenceMs = this.#interim === null ? restMs : interimMs;
    const silence = wait(silenceMs, undefined, { signal: overdue.signal }).catch(() => {});
    await Promise.race([this.#news.promise, silence]);
    overdue.abort();
    this.#news = Promise.withResolvers();
    if (this.#endedAtMs === null) await wait(this.#timing.gatherMs);
  }

  #backoff(failures: number): number {
    return Math.min(this.#timing.firstRetryMs * 2 ** (failures - 1), this.#timing.longestRetryMs);
  }

  #isOver(): boolean {
    if (this.#isRefused) return true;
    if (this.#endedAtMs === null) return false;
    const patienceMs = this.#file.isWhole ? this.#timing.handOverMs : this.#timing.onlyCopyMs;
    const waitedMs = performance.now() - this.#endedAtMs;
    return this.#outbox.pending.length === 0 || waitedMs > patienceMs;
  }

  #takeInterim(): Interim | null {
    const interim = this.#interim;
    const nowMs = performance.now();
    if (interim === null || nowMs < this.#interimDueMs) return null;
    this.#interim = null;
    this.#interimDueMs = nowMs + this.#timing.interimMs;
    return interim;
  }

  #take({ stop, watched, commands }: AppendEventsResponse): void {
    this.#isWatched = watched;
    if (stop !== null) this.#stop(stop);
    for (const command of commands) {
      // It comes again until it is confirmed.
      if (this.#endedAtMs !== null || this.#commandIds.has(command.id)) continue;
      this.#commandIds.add(command.id);
      this.#options.onCommand(command);
    }
  }

  #stop(reason: StopReason): void {
    if (!this.#isStopped) this.#options.onStop(reason);
    this.#isStopped = true;
  }

  #onFileFailure(error: Error): void {
    if (this.#hasTold) return;
    this.#hasTold = true;
    log().error({ error }, 'journal not written');
    // Later, as this may happen while an event is being recorded.
    queueMicrotask(() => {
      if (this.#endedAtMs === null) this.record(journalError(`not written: ${error.message}`));
    });
  }
}

const journalError = (message: string): NewEvent<'error'> => ({
  type: 'error',
  part: 'journal',
  kind: 'other',
  message: message.slice(0, 500),
  recovered: true,
  fallback: null,
});
