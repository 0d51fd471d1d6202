import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { log } from '@livekit/agents';
import type {
  Consent,
  StartTaskRequest,
  Task,
  TaskFailure,
  TaskUpdate,
} from '../../backend/contract/tasks.ts';
import type { BackendClient } from '../backend-client.ts';
import type { NewEvent, RecordEvent } from '../events/record.ts';
import { followTask } from './follow-task.ts';

/** The backend ends a task that is late; by so much later something is wrong with it. */
const GRACE_MS = 5_000;
/** Whatever the model does. */
const MAX_OPEN = 5;
const LONGEST_REQUEST = 4_000;
const LONGEST_CONVERSATION = 2_000;

/** A request of the caller that has been handed over, as this worker knows it. */
export interface CallTask {
  /** How the model calls it. */
  readonly number: number;
  readonly request: string;
  readonly startedAtMs: number;
  state: 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';
  /** What is being done. */
  progress: string | null;
  /** The caller was told that the backend cannot be reached. */
  isLost: boolean;
}

interface Followed extends CallTask {
  /** The backend's id, as soon as it is known. */
  id: Promise<string>;
  eventId: string;
  readonly ending: AbortController;
  deadline: NodeJS.Timeout | undefined;
}

/** Told what becomes of tasks. */
export interface TaskListener {
  onProgress(task: CallTask, text: string): void;
  onResult(task: CallTask, text: string): void;
  onFailed(task: CallTask, failure: TaskFailure): void;
  onQuestion(task: CallTask, confirmationId: string, summary: string): void;
  /** The task's question needs no answer any more: it has one, or the task has ended. */
  onAnswered(task: CallTask): void;
}

type TaskBackend = Pick<
  BackendClient,
  'startTask' | 'amendTask' | 'cancelTask' | 'answerTask' | 'listTasks' | 'followTask'
>;

interface Options {
  callId: string;
  backend: TaskBackend;
  /** How long one task may take at the backend. */
  deadlineMs: number;
  record: RecordEvent;
  listener: TaskListener;
  /** What was said on the call so far. */
  conversation: () => StartTaskRequest['conversation'];
}

/** The tasks of one call: hands them over, follows them, and tells what becomes of them. */
export class CallTasks {
  readonly #options: Options;
  readonly #tasks: Followed[] = [];
  /** Following a task is no part of the tool call, and of its trace, that has started it. */
  readonly #apart = AsyncLocalStorage.snapshot();

  constructor(options: Options) {
    this.#options = options;
  }

  get all(): readonly CallTask[] {
    return this.#tasks;
  }

  /** Whether the caller waits for something that is being worked on. */
  get isWorking(): boolean {
    return this.#tasks.some((task) => task.state === 'running' && !task.isLost);
  }

  /**
   * Hands a request over.
   *
   * @returns the task, which may be one that is being worked on already; undefined when there are
   *   too many
   */
  start(request: string): CallTask | undefined {
    const text = request.trim().slice(0, LONGEST_REQUEST);
    const open = this.#tasks.filter(isOpen);
    const same = open.find((task) => task.request === text);
    if (same) return same;
    if (open.length >= MAX_OPEN) return undefined;
    const { backend, callId, conversation } = this.#options;
    const key = randomUUID();
    const handedOver = this.#apart(() =>
      backend.startTask(callId, {
        key,
        request: text,
        conversation: conversation().slice(-LONGEST_CONVERSATION),
      }),
    );
    const task = this.#add(text, handedOver, key);
    this.#apart(() => void this.#begin(task));
    return task;
  }

  /** Adds to a request, or changes it, while it is worked on. */
  change(task: CallTask, text: string): void {
    const { backend, callId } = this.#options;
    const change = { key: randomUUID(), text: text.trim().slice(0, LONGEST_REQUEST) };
    this.#send(task, (taskId) => backend.amendTask(callId, taskId, change));
  }

  /** The caller does not want it any more: nothing of it is told from now on. */
  cancel(task: CallTask): void {
    const { backend, callId } = this.#options;
    this.#end(task, 'cancelled', null);
    this.#send(task, (taskId) => backend.cancelTask(callId, taskId));
  }

  /** Passes on what the caller said to a question. Null: the backend could not be told. */
  async answer(task: CallTask, confirmationId: string, said: string): Promise<Consent | null> {
    const { backend, callId } = this.#options;
    try {
      const answer = { confirmationId, said: said.slice(0, LONGEST_REQUEST) };
      return await backend.answerTask(callId, await this.#followed(task).id, answer);
    } catch (error) {
      log().warn({ error }, 'answer not passed on');
      return null;
    }
  }

  /** Takes up what another worker, which has died, was following. */
  async resume(): Promise<void> {
    const { backend, callId } = this.#options;
    try {
      for (const { id, request, state } of await backend.listTasks(callId)) {
        if (!isUnfinished(state)) continue;
        void this.#follow(this.#add(request, Promise.resolve(id), id), id);
      }
    } catch (error) {
      log().warn({ error }, 'earlier tasks not found');
    }
  }

  /** Follows nothing any more: what becomes of the tasks is for the backend to decide. */
  stop(): void {
    for (const task of this.#tasks) this.#close(task);
  }

  #add(request: string, id: Promise<string>, eventId: string): Followed {
    const task: Followed = {
      number: this.#tasks.length + 1,
      request,
      startedAtMs: Date.now(),
      state: 'running',
      progress: null,
      isLost: false,
      id,
      eventId,
      ending: new AbortController(),
      deadline: undefined,
    };
    id.catch(() => undefined);
    this.#tasks.push(task);
    return task;
  }

  async #begin(task: Followed): Promise<void> {
    try {
      task.eventId = await task.id;
      this.#note(task, 'requested', task.request);
      await this.#follow(task, task.eventId);
    } catch (error) {
      log().warn({ error }, 'task not handed over');
      this.#note(task, 'requested', task.request);
      this.#fail(task, 'backend');
    }
  }

  #follow(task: Followed, taskId: string): Promise<void> {
    const { backend, callId } = this.#options;
    return followTask({
      backend,
      callId,
      taskId,
      signal: task.ending.signal,
      onUpdate: (update) => this.#apply(task, update),
      onUnreachable: () => this.#lose(task),
    });
  }

  #apply(task: Followed, update: TaskUpdate): void {
    if (!isOpen(task)) return;
    const { listener } = this.#options;
    this.#expectMore(task);
    if (update.type === 'started') this.#note(task, 'started', null);
    if (update.type === 'progress') {
      task.progress = update.text;
      this.#note(task, 'progress', update.text);
      listener.onProgress(task, update.text);
    }
    if (update.type === 'confirm') {
      task.state = 'waiting';
      listener.onQuestion(task, update.confirmationId, update.summary);
    }
    if (update.type === 'answered' && update.consent !== 'unclear') {
      task.state = 'running';
      listener.onAnswered(task);
    }
    if (update.type === 'done') {
      this.#end(task, 'done', update.text);
      listener.onResult(task, update.text);
    }
    if (update.type === 'failed') this.#fail(task, update.failure);
    if (update.type === 'cancelled') this.#end(task, 'cancelled', null);
  }

  /** The backend is away. It is tried on until the task would be over, for a late result. */
  #lose(task: Followed): void {
    if (!isOpen(task) || task.isLost) return;
    task.isLost = true;
    if (!task.deadline) this.#expectMore(task);
    this.#options.listener.onFailed(task, 'backend');
  }

  #expectMore(task: Followed): void {
    clearTimeout(task.deadline);
    const late = () => this.#fail(task, 'timeout');
    task.deadline = setTimeout(late, this.#options.deadlineMs + GRACE_MS);
  }

  #fail(task: Followed, failure: TaskFailure): void {
    if (!isOpen(task)) return;
    this.#end(task, 'failed', failure);
    // Whoever was told that the backend is away has been told that it failed.
    if (!task.isLost) this.#options.listener.onFailed(task, failure);
  }

  #end(task: CallTask, state: 'done' | 'failed' | 'cancelled', text: string | null): void {
    const followed = this.#followed(task);
    if (!isOpen(task)) return;
    followed.state = state;
    this.#note(followed, state, text);
    this.#close(followed);
    this.#options.listener.onAnswered(task);
  }

  #close(task: Followed): void {
    clearTimeout(task.deadline);
    task.ending.abort();
  }

  #send(task: CallTask, request: (taskId: string) => Promise<void>): void {
    this.#apart(() =>
      this.#followed(task)
        .id.then(request)
        .catch((error: unknown) => log().warn({ error }, 'task request not passed on')),
    );
  }

  #followed(task: CallTask): Followed {
    const found = this.#tasks[task.number - 1];
    if (!found) throw new RangeError(`no task ${task.number}`);
    return found;
  }

  #note({ eventId }: Followed, state: NewEvent<'task'>['state'], text: string | null): void {
    this.#options.record({ type: 'task', taskId: eventId, state, text });
  }
}

export const isOpen = ({ state }: CallTask): boolean => state === 'running' || state === 'waiting';

const isUnfinished = (state: Task['state']): boolean =>
  state === 'queued' || state === 'running' || state === 'waiting';
