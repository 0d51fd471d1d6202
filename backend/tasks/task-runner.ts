import { setTimeout as sleep } from 'node:timers/promises';
import { lockCall } from '../../db/queries/calls.ts';
import { beginTask, listInputs, listUpdates, touchTasks } from '../../db/queries/tasks.ts';
import { inCallTrace } from '../../telemetry/call-trace.ts';
import { traced } from '../../telemetry/traced.ts';
import { errorFields } from '../log.ts';
import { askCaller } from './ask-caller.ts';
import { Deadline } from './deadline.ts';
import { type Ending, endingOf, endTask } from './end-task.ts';
import type { LiveTask } from './live-task.ts';
import type { WorkModels } from './model.ts';
import { aborted, orAborted } from './or-aborted.ts';
import { runTask } from './run-task.ts';
import type { TaskServices } from './services.ts';
import { TaskFailed, TaskLost } from './task-failed.ts';
import { type Tell, tellUpdate } from './tell-update.ts';
import type { Toolkit } from './toolkit.ts';
import { toUpdate } from './update.ts';

/** How often what came by way of the database is looked for. */
const LOOK_MS = 250;
/** How often the other processes are told that this one lives. */
const TOUCH_MS = 2_000;
/** A caller who waits is not kept waiting for a database that is away. */
const STORE_MS = 2_000;
/** A worker that has lost its connection comes back within this. */
const KEEP_ENDED_MS = 60_000;

/** What tasks are worked on with. */
export interface TaskDeps extends TaskServices {
  models: WorkModels;
  /** What a task is given to work with. @throws when there is nothing to be had */
  toolkit: (task: LiveTask) => Promise<Toolkit>;
}

/** Works on the tasks that were started in this process. */
export class TaskRunner {
  readonly owner: string;
  readonly #deps: TaskDeps;
  /** In the order of their start; those that are over for a while yet. */
  readonly #tasks = new Map<string, LiveTask>();
  readonly #runs = new Map<string, Promise<void>>();
  #looking: NodeJS.Timeout | undefined;
  #touchedAt = 0;

  constructor(deps: TaskDeps, owner: string) {
    this.#deps = deps;
    this.owner = owner;
  }

  find(taskId: string): LiveTask | undefined {
    return this.#tasks.get(taskId);
  }

  takeOn(task: LiveTask): void {
    this.#tasks.set(task.id, task);
    this.#runs.set(
      task.id,
      inCallTrace(task.call.id, () => this.#see(task)),
    );
    this.#looking ??= setTimeout(() => this.#look(), LOOK_MS);
  }

  /** Ends all tasks, and waits until that is known. */
  async endAll(reason: Error): Promise<void> {
    for (const id of this.#runs.keys()) this.#tasks.get(id)?.end(reason);
    await Promise.all(this.#runs.values());
    clearTimeout(this.#looking);
  }

  /** Sees a task to its end. */
  async #see(task: LiveTask): Promise<void> {
    const startedAt = this.#deps.now().getTime();
    await traced('task', { 'switchboard.task_id': task.id }, async (span) => {
      const ending = await orAborted(task.signal, this.#work(task)).then(doneWith, (error) =>
        endingOf(task.signal.aborted ? task.signal.reason : error),
      );
      const outcome = 'failure' in ending.update ? ending.update.failure : ending.update.type;
      span.setAttribute('switchboard.outcome', outcome);
      // Whatever it is still waiting for is of no use any more.
      task.end(new TaskLost('It is over.'));
      await this.#end(task, ending);
      const durationMs = this.#deps.now().getTime() - startedAt;
      this.#deps.metrics.taskEnded(task.agent.slug, outcome, durationMs);
      const fields = { callId: task.call.id, taskId: task.id, outcome, durationMs };
      this.#deps.log.info({ ...fields, piiDetail: ending.detail }, 'Task ended');
    });
    this.#runs.delete(task.id);
    setTimeout(() => this.#tasks.delete(task.id), KEEP_ENDED_MS).unref();
  }

  async #work(task: LiveTask): Promise<string> {
    const { models, toolkit } = this.#deps;
    while (!(await this.#begin(task))) await sleep(LOOK_MS, undefined, { signal: task.signal });
    const { deadlineMs } = task.agent.work;
    const late = new TaskFailed('timeout', `It took longer than ${deadlineMs} ms.`);
    const deadline = new Deadline(deadlineMs, () => task.end(late));
    const tell: Tell = (update, changes) => tellUpdate(this.#deps, task, update, changes);
    try {
      await tell({ type: 'started' });
      const kit = await toolkit(task);
      // At the end of the task, whether or not all that works for it comes to an end.
      void aborted(task.signal).then(() => this.#close(kit));
      return await runTask(task, {
        services: this.#deps,
        models,
        toolkit: kit,
        ask: askCaller(task, deadline, tell),
        tellProgress: (text) => tell({ type: 'progress', text }),
      });
    } finally {
      deadline.pause();
    }
  }

  async #close(toolkit: Toolkit): Promise<void> {
    await toolkit.close().catch((error: unknown) => {
      this.#deps.log.warn({ error: errorFields(error) }, 'What a task had open was not closed');
    });
  }

  #begin({ id, call, agent: { work } }: LiveTask): Promise<boolean> {
    const deadlineAt = new Date(this.#deps.now().getTime() + work.deadlineMs);
    return this.#deps.database.transaction(async (transaction) => {
      // Who starts and who begins tasks of a call take turns.
      await lockCall(transaction, call.id);
      return beginTask(transaction, { id, callId: call.id }, work.maxAtOnce, deadlineAt);
    });
  }

  async #end({ id, call, agent, updates }: LiveTask, ending: Ending): Promise<void> {
    const { database, log, now } = this.#deps;
    const place = { id, callId: call.id };
    const stored = endTask(this.#deps, place, ending, agent.privacy.redact);
    const seq = await orAborted(AbortSignal.timeout(STORE_MS), stored).catch((error: unknown) => {
      log.error({ taskId: id, error: errorFields(error) }, 'End of a task not stored');
      // The worker is told all the same. The row is for the sweep to end.
      return updates.lastSeq + 1;
    });
    if (seq !== undefined) return updates.add({ ...ending.update, seq, at: now().toISOString() });
    const others = await listUpdates(database, id, updates.lastSeq).catch(() => []);
    for (const row of others) updates.add(toUpdate(row));
  }

  /** Takes what came by way of the database, and tells the others that this process lives. */
  async #look(): Promise<void> {
    const { database, now, log } = this.#deps;
    try {
      const ids = [...this.#runs.keys()];
      for (const input of await listInputs(database, ids)) this.find(input.taskId)?.take(input);
      if (Date.now() - this.#touchedAt >= TOUCH_MS) {
        const own = await touchTasks(database, this.owner, now());
        this.#touchedAt = Date.now();
        const lost = ids.filter((id) => !own.includes(id));
        for (const id of lost) this.find(id)?.end(new TaskLost('It was given up.'));
      }
    } catch (error) {
      log.warn({ error: errorFields(error) }, 'Tasks not looked after');
    }
    const isBusy = this.#runs.size > 0;
    this.#looking = isBusy ? setTimeout(() => this.#look(), LOOK_MS) : undefined;
  }
}

const doneWith = (text: string): Ending => ({ update: { type: 'done', text }, detail: null });
