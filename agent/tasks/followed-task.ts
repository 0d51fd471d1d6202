import { log } from '@livekit/agents';
import type { TaskFailure, TaskUpdate } from '../../backend/contract/tasks.ts';
import type { BackendClient } from '../backend-client.ts';
import type { NewEvent, RecordEvent } from '../events/record.ts';
import { followTask } from './follow-task.ts';

/** The backend ends a task that is late; by so much later something is wrong with it. */
const GRACE_MS = 5_000;

/** A request of the caller that has been handed over, as this worker knows it. */
export interface CallTask {
  /** How the model calls it. */
  readonly number: number;
  readonly request: string;
  readonly startedAtMs: number;
  readonly state: 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';
  /** What is being done. */
  readonly progress: string | null;
  /** The caller was told that the backend cannot be reached. */
  readonly isLost: boolean;
}

export const isOpen = ({ state }: CallTask): boolean => state === 'running' || state === 'waiting';

/** Told what becomes of tasks. */
interface TaskListener {
  onBegun(task: CallTask): void;
  onProgress(task: CallTask, text: string): void;
  onResult(task: CallTask, text: string): void;
  onFailed(task: CallTask, failure: TaskFailure): void;
  onQuestion(task: CallTask, confirmationId: string, summary: string): void;
  /** The task's question needs no answer any more: it has one, or the task has ended. */
  onAnswered(task: CallTask): void;
}

/** What the tasks of a call have in common. */
export interface Following {
  callId: string;
  backend: Pick<BackendClient, 'followTask'>;
  /** How long one task may take at the backend. */
  deadlineMs: number;
  record: RecordEvent;
  listener: TaskListener;
}

/** One task, followed from its beginning to its end. */
export class FollowedTask implements CallTask {
  readonly number: number;
  readonly request: string;
  readonly startedAtMs = Date.now();
  /** The backend's id, as soon as it is known. */
  readonly id: Promise<string>;
  state: CallTask['state'] = 'running';
  progress: string | null = null;
  isLost = false;
  readonly #with: Following;
  readonly #leaving = new AbortController();
  #recordedId: string;
  #deadline: NodeJS.Timeout | undefined;

  /** @param key - stands for the id on the record as long as there is none */
  constructor(number: number, request: string, id: Promise<string>, key: string, opts: Following) {
    this.number = number;
    this.request = request;
    this.id = id;
    this.#recordedId = key;
    this.#with = opts;
  }

  /** Resolves when it has ended, or is not followed any more. */
  async follow(): Promise<void> {
    const { backend, callId } = this.#with;
    try {
      this.#recordedId = await this.id;
    } catch (error) {
      log().warn({ error }, 'task not handed over');
      this.note('requested', this.request);
      this.#fail('backend');
      return;
    }
    this.note('requested', this.request);
    await followTask({
      backend,
      callId,
      taskId: this.#recordedId,
      signal: this.#leaving.signal,
      onUpdate: (update) => this.#apply(update),
      onUnreachable: () => this.#lose(),
    });
  }

  /** Puts on the record what has happened to it. */
  note(state: NewEvent<'task'>['state'], text: string | null): void {
    this.#with.record({ type: 'task', taskId: this.#recordedId, state, text });
  }

  end(state: 'done' | 'failed' | 'cancelled', text: string | null): void {
    this.state = state;
    this.note(state, text);
    this.leave();
    this.#with.listener.onAnswered(this);
  }

  /** Follows it no further. */
  leave(): void {
    clearTimeout(this.#deadline);
    this.#leaving.abort();
  }

  #apply(update: TaskUpdate): void {
    if (!isOpen(this)) return;
    const { listener } = this.#with;
    this.#expectMore();
    if (update.type === 'started') this.note('started', null);
    if (update.type === 'progress') {
      this.progress = update.text;
      this.note('progress', update.text);
      listener.onProgress(this, update.text);
    }
    if (update.type === 'confirm') {
      this.state = 'waiting';
      listener.onQuestion(this, update.confirmationId, update.summary);
    }
    if (update.type === 'answered' && update.consent !== 'unclear') {
      this.state = 'running';
      listener.onAnswered(this);
    }
    if (update.type === 'done') {
      this.end('done', update.text);
      listener.onResult(this, update.text);
    }
    if (update.type === 'failed') this.#fail(update.failure);
    if (update.type === 'cancelled') this.end('cancelled', null);
  }

  /** The backend is away. It is tried on until the task would be over, for a late result. */
  #lose(): void {
    if (!isOpen(this) || this.isLost) return;
    this.isLost = true;
    if (!this.#deadline) this.#expectMore();
    this.#with.listener.onFailed(this, 'backend');
  }

  #expectMore(): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#fail('timeout'), this.#with.deadlineMs + GRACE_MS);
  }

  #fail(failure: TaskFailure): void {
    if (!isOpen(this)) return;
    this.end('failed', failure);
    // Whoever was told that the backend is away has been told that it failed.
    if (!this.isLost) this.#with.listener.onFailed(this, failure);
  }
}
