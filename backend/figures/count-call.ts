import type { Database } from '../../db/client.ts';
import { type CallRow, lockCall } from '../../db/queries/calls.ts';
import { listErrors } from '../../db/queries/figures.ts';
import { addToRollups, type Counted, findCounts, saveCounts } from '../../db/queries/rollups.ts';
import { listTurns } from '../../db/queries/turns.ts';
import { costOf } from '../cost/cost.ts';
import { readFigures } from './call-figures.ts';
import { add, callCounts, difference, talkCounts, talkOf } from './counts.ts';
import { repliesIn } from './replies.ts';
import { silences } from './silence.ts';

/**
 * Counts a call that has ended into the figures of its hour and day. Any number of times: what it
 * has added before is taken out. A trial of a draft is nobody's call, and never counted.
 */
export function countCall(database: Database, callId: string, now: Date): Promise<void> {
  return database.transaction(async (transaction) => {
    const call = await lockCall(transaction, callId);
    if (call === undefined || call.endedAt === null || call.trial) return;
    const before = await findCounts(transaction, callId);
    const counted = add([
      await outcomeAndCost(transaction, call, call.endedAt, now),
      // Of an erased call what was counted before is all that is left.
      call.erasedAt !== null && before
        ? talkOf(before)
        : await talk(transaction, call, call.endedAt),
    ]);
    const change = difference(counted, before);
    await addToRollups(transaction, { agent: call.agent, at: call.startedAt }, change);
    await saveCounts(transaction, callId, counted);
  });
}

async function outcomeAndCost(
  transaction: Database,
  call: CallRow,
  endedAt: Date,
  now: Date,
): Promise<Counted> {
  const cost = await costOf(transaction, call, now);
  return callCounts(call, endedAt.getTime() - call.startedAt.getTime(), cost);
}

async function talk(transaction: Database, call: CallRow, endedAt: Date): Promise<Counted> {
  const turns = await listTurns(transaction, call.id);
  const spoken = turns.map(({ startedAt, endedAt }) => ({
    start: startedAt.getTime(),
    end: endedAt.getTime(),
  }));
  return talkCounts(
    await readFigures(transaction, call),
    silences(spoken, endedAt.getTime()),
    repliesIn(turns),
    await listErrors(transaction, call.id),
  );
}
