import { join } from 'node:path';
import type { Guard } from './guard.ts';
import { type Part, type PartEvent, RESTART_POLICY, type RestartPolicy } from './part.ts';
import { PartLog } from './part-log.ts';
import { RunningPart } from './running-part.ts';

export interface SupervisorOptions {
  /** Each part's output goes to a file of its name in here. */
  readonly logFolder: string;
  readonly guard: Guard;
  readonly onEvent: (part: string, event: PartEvent) => void;
  readonly policy?: RestartPolicy;
}

/**
 * Runs the parts of a stack: each as soon as those it needs are ready, again when it dies,
 * and stops them in reverse. Nothing that a part has started outlives it.
 */
export class Supervisor {
  readonly #parts: ReadonlyMap<string, Part>;
  readonly #running: ReadonlyMap<string, RunningPart>;
  readonly #failed = Promise.withResolvers<never>();
  readonly #stopped = new Map<string, Promise<void>>();
  #isStopping = false;

  constructor(parts: readonly Part[], options: SupervisorOptions) {
    const { logFolder, guard, onEvent, policy = RESTART_POLICY } = options;
    // A failure is for whoever awaits it; awaiting it is not a duty.
    this.#failed.promise.catch(() => {});
    this.#parts = new Map(parts.map((part) => [part.name, part]));
    this.#running = new Map(
      parts.map((part) => [
        part.name,
        new RunningPart(part, {
          policy,
          log: new PartLog(join(logFolder), part.name),
          onEvent: (event) => onEvent(part.name, event),
          onGroup: () => guard.watch(this.#groups()),
        }),
      ]),
    );
  }

  /**
   * Starts all parts. Resolves when all are ready.
   *
   * @throws PartFailed when one of them does not come up
   */
  async start(): Promise<void> {
    for (const part of this.#parts.values()) {
      this.#run(part).catch((error) => this.#failed.reject(error));
    }
    const allReady = Promise.all([...this.#running.values()].map(({ ready }) => ready));
    await Promise.race([allReady, this.#failed.promise]);
  }

  /** Never resolves; rejects with PartFailed when a part was given up. */
  get failure(): Promise<never> {
    return this.#failed.promise;
  }

  /** Stops every part after those that need it. Resolves when nothing is left. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all([...this.#parts.keys()].map((name) => this.#stop(name)));
  }

  /** Ends everything at once. */
  kill(): void {
    this.#isStopping = true;
    for (const running of this.#running.values()) running.kill();
  }

  async #run({ name, needs }: Part): Promise<void> {
    await Promise.all(needs.map((need) => this.#get(need).ready));
    if (!this.#isStopping) await this.#get(name).run();
  }

  #stop(name: string): Promise<void> {
    const stopped = this.#stopped.get(name) ?? this.#stopAfterDependents(name);
    this.#stopped.set(name, stopped);
    return stopped;
  }

  async #stopAfterDependents(name: string): Promise<void> {
    const dependents = [...this.#parts.values()].filter(({ needs }) => needs.includes(name));
    await Promise.all(dependents.map((dependent) => this.#stop(dependent.name)));
    await this.#get(name).stop();
  }

  #groups(): number[] {
    return [...this.#running.values()]
      .map(({ processGroup }) => processGroup)
      .filter((group) => group !== undefined);
  }

  #get(name: string): RunningPart {
    const running = this.#running.get(name);
    if (!running) throw new Error(`a part needs ${name}, which is not one of the parts`);
    return running;
  }
}
