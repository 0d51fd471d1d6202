import type { Database } from '../../db/client.ts';
import { changeTurn, listAgentTurnsEndingAfter, removeTurn } from '../../db/queries/turns.ts';
import type { OutcomeReason } from '../contract/outcome.ts';

/** Of endings that may be noticed only when the line has been dead for seconds. */
const CALLER_LEFT = new Set<OutcomeReason>([
  'caller_hung_up',
  'before_greeting',
  'during_greeting',
  'without_speaking',
]);
/** What was being said when the caller left is cut by the worker, and ends this much later. */
const NOTICED_AT_ONCE_MS = 300;

/**
 * Takes from the transcript what an agent said to a caller who had left, which was noticed too late
 * to stop it. Of a turn that was heard in part, as many of its words stay as its share of time.
 *
 * @param leg - whose worker told the ending: both times are of its clock
 */
export async function cutUnheard(
  transaction: Database,
  callId: string,
  leg: number,
  { reason, endedAt }: { reason: OutcomeReason; endedAt: Date },
): Promise<void> {
  if (!CALLER_LEFT.has(reason)) return;
  const after = new Date(endedAt.getTime() + NOTICED_AT_ONCE_MS);
  for (const turn of await listAgentTurnsEndingAfter(transaction, callId, leg, after)) {
    const heardMs = endedAt.getTime() - turn.startedAt.getTime();
    const words = turn.text.split(/\s+/).filter(Boolean);
    const share = heardMs / (turn.endedAt.getTime() - turn.startedAt.getTime());
    const heard = words.slice(0, Math.max(0, Math.floor(words.length * share)));
    if (heard.length === 0) await removeTurn(transaction, turn);
    else {
      const cut = { text: heard.join(' '), interrupted: true, endedAt };
      await changeTurn(transaction, turn, cut);
    }
  }
}
