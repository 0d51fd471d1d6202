import type { TaskFailure } from '../../../backend/contract/tasks.ts';

/** What the agent says of tasks of its own accord, in one language. */
export interface TaskPhrases {
  /** The model handed something over without a word. */
  started: string;
  changed: string;
  cancelled: string;
  /** What the caller is told when a task has failed: honest, and with a way on. */
  failures: Record<TaskFailure, string>;
  /** Before a result that comes after the caller was told that there is none. `{result}` is replaced. */
  late: string;
  /** Before a change. `{summary}` is replaced. The later ones follow an unclear answer. */
  questions: readonly [string, string, string];
  agreed: string;
  declined: string;
  /** Nothing of what the caller said was a yes or a no. */
  notAgreed: string;
  /** What the backend is told then, so that nothing is done. */
  no: string;
}
