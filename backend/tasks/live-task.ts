import type { CallRow } from '../../db/queries/calls.ts';
import type { InputRow, TaskRow } from '../../db/queries/tasks.ts';
import type { AgentSettings } from '../contract/agents.ts';
import type { StartTaskRequest } from '../contract/tasks.ts';
import { Question } from './question.ts';
import { TaskCancelled } from './task-failed.ts';
import { UpdateLog } from './update-log.ts';

/** What a worker can tell of a task. The key of an answer names the question. */
export type InputType = 'amend' | 'cancel' | 'yes' | 'no' | 'left';

/** A task that this process works on: what is known of it beyond its row. */
export class LiveTask {
  readonly id: string;
  readonly call: CallRow;
  readonly agent: AgentSettings;
  readonly request: string;
  readonly conversation: StartTaskRequest['conversation'];
  readonly updates = new UpdateLog();
  readonly question = new Question();
  readonly #abort = new AbortController();
  readonly #taken = new Set<number>();
  #amendments: string[] = [];

  constructor(
    row: TaskRow,
    call: CallRow,
    agent: AgentSettings,
    { request, conversation }: StartTaskRequest,
  ) {
    this.id = row.id;
    this.call = call;
    this.agent = agent;
    this.request = request;
    this.conversation = conversation;
  }

  /** Aborted when the task is to end, with the reason. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  end(reason: Error): void {
    this.#abort.abort(reason);
  }

  /** Takes what the worker has told, once. */
  take({ id, key, type, text }: InputRow): void {
    if (this.#taken.has(id)) return;
    this.#taken.add(id);
    switch (type as InputType) {
      case 'amend':
        this.#amendments.push(text);
        this.question.withdraw();
        break;
      case 'cancel':
        this.end(new TaskCancelled('It was cancelled.'));
        break;
      case 'left':
        this.question.callerLeft();
        break;
      case 'yes':
      case 'no':
        this.question.answer(key, { answer: type as 'yes' | 'no', said: text });
    }
  }

  get isAmended(): boolean {
    return this.#amendments.length > 0;
  }

  /** What the caller has changed since this was asked last. */
  takeAmendments(): string[] {
    const amendments = this.#amendments;
    this.#amendments = [];
    return amendments;
  }
}
