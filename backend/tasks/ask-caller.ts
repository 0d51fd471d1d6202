import type { Ask } from '../tools/confirm.ts';
import type { Deadline } from './deadline.ts';
import type { LiveTask } from './live-task.ts';
import { WITHDRAWN } from './question.ts';
import type { Tell } from './tell-update.ts';

/**
 * Makes what asks the caller about a change that a task is about to make. The time in which they
 * think is not that of the task.
 */
export function askCaller({ question, signal }: LiveTask, deadline: Deadline, tell: Tell): Ask {
  return async ({ confirmationId, summary }) => {
    if (!question.isCallerThere) return WITHDRAWN;
    deadline.pause();
    try {
      const [answer] = await Promise.all([
        question.answered(confirmationId, signal),
        tell({ type: 'confirm', confirmationId, summary }, { state: 'waiting' }),
      ]);
      // What nobody has agreed to is not done.
      const consent = answer.answer === 'yes' ? 'yes' : 'no';
      await tell({ type: 'answered', confirmationId, consent }, { state: 'running' });
      return answer;
    } finally {
      deadline.resume();
    }
  };
}
