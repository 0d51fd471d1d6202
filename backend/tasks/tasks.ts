import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { type CallRow, findCall, lockCall } from '../../db/queries/calls.ts';
import { addInput, addTask, findTask, listTasks, type TaskRow } from '../../db/queries/tasks.ts';
import { redact } from '../../redaction/redact.ts';
import { readAgentOf } from '../agents/read.ts';
import type { Consent, StartTaskRequest, Task, TaskUpdate } from '../contract/tasks.ts';
import { ServiceError } from '../errors.ts';
import { consentOf } from '../tools/consent.ts';
import { failAbandoned } from './fail-abandoned.ts';
import { pollUpdates } from './follow.ts';
import { type InputType, LiveTask } from './live-task.ts';
import { openQuestion } from './open-question.ts';
import { readTasks } from './task.ts';
import { TaskFailed } from './task-failed.ts';
import { type TaskDeps, TaskRunner } from './task-runner.ts';

/** Of one call: nobody has so much to ask. */
const MAX_TASKS = 20;

/** The tasks of calls, whichever process works on them: those started here are worked on here. */
export class Tasks {
  readonly #deps: TaskDeps;
  readonly #runner: TaskRunner;
  #isClosed = false;

  constructor(deps: TaskDeps) {
    this.#deps = deps;
    this.#runner = new TaskRunner(deps, randomUUID());
  }

  /**
   * Starts a task of a call, once for its key.
   *
   * @throws ServiceError `not_found`; `conflict` when the call has ended or has too many;
   *   `unavailable` when this process stops
   */
  async start(callId: string, request: StartTaskRequest): Promise<{ taskId: string }> {
    if (this.#isClosed)
      throw new ServiceError('unavailable', 'The backend is stopping. Try again.');
    const { database } = this.#deps;
    const live = await database.transaction(async (transaction) => {
      const call = await lockCall(transaction, callId);
      if (call === undefined) throw noSuch('call');
      const tasks = await listTasks(transaction, callId);
      const known = tasks.find(({ key }) => key === request.key);
      if (known !== undefined) return known;
      if (call.endedAt !== null) throw new ServiceError('conflict', 'The call has ended.');
      if (tasks.length >= MAX_TASKS) {
        throw new ServiceError('conflict', `A call has at most ${MAX_TASKS} tasks.`);
      }
      return this.#add(transaction, call, request);
    });
    if (live instanceof LiveTask) this.#runner.takeOn(live);
    return { taskId: live.id };
  }

  async #add(transaction: Database, call: CallRow, request: StartTaskRequest): Promise<LiveTask> {
    const agent = await readAgentOf(transaction, call);
    const now = this.#deps.now();
    const row = await addTask(transaction, {
      callId: call.id,
      key: request.key,
      request: redact(request.request, agent.privacy.redact),
      owner: this.#runner.owner,
      heardAt: now,
      startedAt: now,
      deadlineAt: new Date(now.getTime() + agent.work.deadlineMs),
    });
    return new LiveTask(row, call, agent, request);
  }

  /** @throws ServiceError `not_found`; `conflict` when the task is over */
  async amend(callId: string, taskId: string, { key, text }: { key: string; text: string }) {
    await this.#unfinished(callId, taskId);
    await this.#tell(callId, taskId, 'amend', `amend/${key}`, text);
  }

  /** Nothing happens when the task is over. @throws ServiceError `not_found` */
  async cancel(callId: string, taskId: string): Promise<void> {
    await this.#find(callId, taskId);
    await this.#tell(callId, taskId, 'cancel', 'cancel');
  }

  /**
   * Takes what the caller said to a question. What is unclear changes nothing; the first clear
   * answer counts.
   *
   * @throws ServiceError `not_found`; `conflict` when this is not being asked
   */
  async answer(
    callId: string,
    taskId: string,
    { confirmationId, said }: { confirmationId: string; said: string },
  ): Promise<Consent> {
    const { database } = this.#deps;
    await this.#find(callId, taskId);
    const question = await openQuestion(database, taskId, confirmationId);
    if (question === 'unknown') throw new ServiceError('conflict', 'This is not being asked.');
    if (question !== 'open') return question;
    const { language } = await this.#agentOf(callId);
    const consent = consentOf(said, language);
    if (consent !== 'unclear') await this.#tell(callId, taskId, consent, confirmationId, said);
    return consent;
  }

  /**
   * The updates of a task with higher numbers than `after`, as they come, to the final one.
   *
   * @throws ServiceError `not_found`
   */
  async follow(
    callId: string,
    taskId: string,
    after: number,
    signal: AbortSignal,
  ): Promise<AsyncIterable<TaskUpdate>> {
    await this.#find(callId, taskId);
    const live = this.#runner.find(taskId);
    if (live !== undefined) return live.updates.follow(after, signal);
    return pollUpdates(this.#deps.database, { callId, id: taskId }, after, signal);
  }

  /** @throws ServiceError `not_found` */
  async list(callId: string): Promise<Task[]> {
    const { database } = this.#deps;
    if ((await findCall(database, callId)) === undefined) throw noSuch('call');
    return readTasks(database, callId);
  }

  /** Whether something is still worked on for a call, so that it needs its sandbox. */
  async isWorkingFor(callId: string): Promise<boolean> {
    return (await listTasks(this.#deps.database, callId)).some(isUnfinished);
  }

  /** Does with the tasks of a call that has ended as its agent's settings say. May be done again. */
  async afterCall(call: CallRow): Promise<void> {
    const unfinished = (await listTasks(this.#deps.database, call.id)).filter(isUnfinished);
    if (unfinished.length === 0) return;
    const { tasksAfterCall } = await readAgentOf(this.#deps.database, call);
    const type = tasksAfterCall === 'cancel' ? 'cancel' : 'left';
    for (const task of unfinished) await this.#tell(call.id, task.id, type, type);
  }

  /** Ends the tasks of processes that are silent: to be called every few seconds by one process. */
  failAbandoned(now: Date): Promise<void> {
    return failAbandoned(this.#deps, now);
  }

  /** Fails what this process works on, and takes on nothing more. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.#runner.endAll(new TaskFailed('backend', 'The backend was stopped.'));
  }

  async #find(callId: string, taskId: string): Promise<TaskRow> {
    const task = await findTask(this.#deps.database, callId, taskId);
    if (task === undefined) throw noSuch('task');
    return task;
  }

  async #unfinished(callId: string, taskId: string): Promise<void> {
    const task = await this.#find(callId, taskId);
    if (task.endedAt !== null) throw new ServiceError('conflict', 'The task is over.');
  }

  async #agentOf(callId: string) {
    const { database } = this.#deps;
    const call = await findCall(database, callId);
    if (call === undefined) throw noSuch('call');
    return readAgentOf(database, call);
  }

  /** Tells the process that works on a task, be it this one, something once. */
  async #tell(callId: string, taskId: string, type: InputType, key: string, text = '') {
    const { database, now } = this.#deps;
    const live = this.#runner.find(taskId);
    const { privacy } = live?.agent ?? (await this.#agentOf(callId));
    const kept = redact(text, privacy.redact);
    const input = await addInput(database, { taskId, key, type, text: kept, at: now() });
    // As it was said; others take it from the database.
    if (input !== undefined) live?.take({ ...input, text });
  }
}

const isUnfinished = ({ endedAt }: TaskRow): boolean => endedAt === null;

const noSuch = (what: 'call' | 'task') =>
  new ServiceError('not_found', `There is no such ${what}.`);
