import type { TaskFailure } from '../contract/tasks.ts';

/** A task failed. The message is for the operator: it may quote input, and is never spoken. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
  readonly failure: TaskFailure;

  constructor(failure: TaskFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

/** The caller has taken a task back, or has left and the agent's tasks end with the call. */
export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled';
}

/** Another process has given the task up: nothing more is to be said of it here. */
export class TaskLost extends Error {
  override readonly name = 'TaskLost';
}
