import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { log } from '@livekit/agents';
import type { Consent, StartTaskRequest, Task } from '../../backend/contract/tasks.ts';
import type { BackendClient } from '../backend-client.ts';
import { type CallTask, FollowedTask, type Following, isOpen } from './followed-task.ts';

/** Whatever the model does. */
const MAX_OPEN = 5;
const LONGEST_REQUEST = 4_000;
const LONGEST_CONVERSATION = 2_000;

const UNFINISHED = new Set<Task['state']>(['queued', 'running', 'waiting']);

type TaskBackend = Pick<
  BackendClient,
  'startTask' | 'amendTask' | 'cancelTask' | 'answerTask' | 'listTasks' | 'followTask'
>;

interface Options extends Following {
  backend: TaskBackend;
  /** What was said on the call so far. */
  conversation: () => StartTaskRequest['conversation'];
}

/** The tasks of one call: hands them over, follows them, and tells what becomes of them. */
export class CallTasks {
  readonly #options: Options;
  readonly #tasks: FollowedTask[] = [];
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
    const { backend, callId } = this.#options;
    const conversation = this.#options.conversation().slice(-LONGEST_CONVERSATION);
    const key = randomUUID();
    return this.#apart(() => {
      const id = backend.startTask(callId, { key, request: text, conversation });
      return this.#add(text, id, key);
    });
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
    this.#followed(task).end('cancelled', null);
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

  /** Takes up what another worker, which has died, was following, or had not told yet. */
  async resume(): Promise<void> {
    const { backend, callId, conversation } = this.#options;
    const told = conversation().filter(({ speaker }) => speaker === 'agent');
    try {
      for (const { id, request, state, result } of await backend.listTasks(callId)) {
        const isUntold = result !== null && !told.some(({ text }) => text.includes(result));
        if (UNFINISHED.has(state) || (state === 'done' && isUntold)) {
          this.#add(request, Promise.resolve(id), id);
        }
      }
    } catch (error) {
      log().warn({ error }, 'earlier tasks not found');
    }
  }

  /** Follows nothing any more: what becomes of the tasks is for the backend to decide. */
  stop(): void {
    for (const task of this.#tasks) task.leave();
  }

  #add(request: string, id: Promise<string>, key: string): FollowedTask {
    const task = new FollowedTask(this.#tasks.length + 1, request, id, key, this.#options);
    this.#tasks.push(task);
    this.#options.listener.onBegun(task);
    void task.follow();
    return task;
  }

  #send(task: CallTask, request: (taskId: string) => Promise<void>): void {
    this.#apart(() =>
      this.#followed(task)
        .id.then(request)
        .catch((error: unknown) => log().warn({ error }, 'task request not passed on')),
    );
  }

  #followed({ number }: CallTask): FollowedTask {
    const found = this.#tasks[number - 1];
    if (!found) throw new RangeError(`no task ${number}`);
    return found;
  }
}
