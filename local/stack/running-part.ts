import { setTimeout as delay } from 'node:timers/promises';
import { type Part, type PartEvent, PartFailed, type RestartPolicy } from './part.ts';
import type { PartLog } from './part-log.ts';
import { type ProcessGroup, spawnGroup } from './process-group.ts';

export interface RunningPartOptions {
  readonly policy: RestartPolicy;
  readonly log: PartLog;
  readonly onEvent: (event: PartEvent) => void;
  /** The part's process group has begun or ended. */
  readonly onGroup: () => void;
}

/** One part's life: started, checked until ready, started again when it dies, stopped. */
export class RunningPart {
  readonly #part: Part;
  readonly #options: RunningPartOptions;
  readonly #stopping = new AbortController();
  readonly #ready = Promise.withResolvers<void>();
  #group: ProcessGroup | undefined;

  constructor(part: Part, options: RunningPartOptions) {
    this.#part = part;
    this.#options = options;
  }

  /** Resolves when the part has been ready for the first time. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get processGroup(): number | undefined {
    return this.#group?.pid;
  }

  /**
   * Starts the part and keeps it running. Resolves when it was stopped.
   *
   * @throws PartFailed when it died quickly too often in a row
   */
  async run(): Promise<void> {
    const { policy, log, onEvent, onGroup } = this.#options;
    for (let failures = 0; !this.#stopping.signal.aborted; ) {
      const group = spawnGroup(this.#part, (text) => log.write(text));
      this.#group = group;
      onGroup();
      const readyAt = await this.#untilReady(group);
      const how = typeof readyAt === 'string' ? readyAt : await group.exited;
      await group.end();
      this.#group = undefined;
      onGroup();
      if (this.#stopping.signal.aborted) return;

      const isQuick = typeof readyAt === 'string' || performance.now() - readyAt < policy.quickMs;
      failures = isQuick ? failures + 1 : 1;
      onEvent({ kind: 'died', how, failures, tail: log.tail() });
      if (failures >= policy.maxQuickFailures) {
        throw new PartFailed(this.#part.name, failures, log.file);
      }
      await this.#pause(policy.backoffMs * 2 ** (failures - 1));
    }
  }

  /** Asks the part to stop, kills it when it takes too long, and waits until it is gone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const group = this.#group;
    if (!group) return;
    const { signal, graceMs } = this.#part.stop;
    const timer = setTimeout(() => {
      this.#options.onEvent({ kind: 'killed', afterMs: graceMs });
      group.kill();
    }, graceMs);
    group.signal(signal);
    await group.end();
    clearTimeout(timer);
  }

  /** Ends it at once, whatever it is doing. */
  kill(): void {
    this.#stopping.abort();
    this.#group?.kill();
  }

  /** When it became ready, or in words why it did not. */
  async #untilReady(group: ProcessGroup): Promise<number | string> {
    const { policy, onEvent } = this.#options;
    const startedAt = performance.now();
    let reason = 'no answer';
    let ended: string | undefined;
    group.exited.then((how) => {
      ended = how;
    });
    while (ended === undefined) {
      try {
        await this.#part.checkReady();
        if (ended !== undefined) break;
        const readyAt = performance.now();
        onEvent({ kind: 'ready', tookMs: readyAt - startedAt });
        this.#ready.resolve();
        return readyAt;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
      if (performance.now() - startedAt > policy.readyWithinMs) {
        group.kill();
        return `was not ready within ${policy.readyWithinMs / 1000} s (${reason})`;
      }
      await Promise.race([group.exited, delay(policy.checkEveryMs)]);
    }
    return ended;
  }

  /** Ends early when the part is stopped. */
  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }
}
