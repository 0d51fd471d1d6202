import { once } from 'node:events';
import type { TaskUpdate } from '../contract/tasks.ts';

const FINAL = new Set<TaskUpdate['type']>(['done', 'failed', 'cancelled']);
/** Whether nothing follows an update. */
export const isFinal = ({ type }: TaskUpdate): boolean => FINAL.has(type);

/** The updates of a task that this process works on. Those who follow it are told at once. */
export class UpdateLog {
  readonly #updates: TaskUpdate[] = [];
  readonly #news = new EventTarget();

  get isEnded(): boolean {
    const last = this.#updates.at(-1);
    return last !== undefined && isFinal(last);
  }

  /** The number of the last one, -1 when there is none. */
  get lastSeq(): number {
    return this.#updates.at(-1)?.seq ?? -1;
  }

  /** What follows the final one is dropped. */
  add(update: TaskUpdate): void {
    if (this.isEnded) return;
    this.#updates.push(update);
    this.#news.dispatchEvent(new Event('added'));
  }

  /** Those with higher numbers than `after`, as they come, to the final one. */
  async *follow(after: number, signal: AbortSignal): AsyncGenerator<TaskUpdate> {
    let place = 0;
    while (!signal.aborted) {
      const update = this.#updates[place];
      if (update === undefined) {
        if (this.isEnded) return;
        await once(this.#news, 'added', { signal }).catch(() => undefined);
        continue;
      }
      place += 1;
      if (update.seq > after) yield update;
    }
  }
}
