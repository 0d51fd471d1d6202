import type { Database } from '../../db/client.ts';
import { listInputs, listUpdates } from '../../db/queries/tasks.ts';
import { toUpdate } from './update.ts';

/** Whether a question waits for its answer; what the answer was, when there is one. */
export async function openQuestion(
  database: Database,
  taskId: string,
  confirmationId: string,
): Promise<'open' | 'yes' | 'no' | 'unknown'> {
  const inputs = await listInputs(database, [taskId]);
  const answer = inputs.find(({ key }) => key === confirmationId)?.type;
  if (answer === 'yes' || answer === 'no') return answer;
  const last = (await listUpdates(database, taskId, -1)).map(toUpdate).findLast(isOfQuestion);
  return last?.type === 'confirm' && last.confirmationId === confirmationId ? 'open' : 'unknown';
}

const FINAL_OR_QUESTION = ['confirm', 'answered', 'done', 'failed', 'cancelled'];
const isOfQuestion = ({ type }: { type: string }): boolean => FINAL_OR_QUESTION.includes(type);
