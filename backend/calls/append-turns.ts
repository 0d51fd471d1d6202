import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import { addTurns, listTurns, type TurnRow } from '../../db/queries/turns.ts';
import { storableText } from '../../db/text.ts';
import type { Turn } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';

/**
 * Stores turns, all or none. Sending a turn again is harmless, also after the call was closed.
 *
 * @returns how many of them are new
 * @throws ServiceError `not_found` for an unknown call; `conflict` when a turn with this number
 *   but other content is there
 */
export function appendTurns(database: Database, callId: string, turns: Turn[]): Promise<number> {
  return database.transaction(async (transaction) => {
    if ((await findCall(transaction, callId)) === undefined) {
      throw new ServiceError('not_found', 'There is no such call.');
    }
    const rows = turns.map((turn) => toRow(callId, turn));
    const added = await addTurns(transaction, rows);
    const seqs = rows.map((row) => row.seq);
    const stored = new Map(
      (await listTurns(transaction, callId, seqs)).map((row) => [row.seq, row]),
    );
    for (const row of rows) {
      if (!same(row, stored.get(row.seq))) {
        const message = `Turn ${row.seq} is stored with other content. Nothing was stored.`;
        throw new ServiceError('conflict', message);
      }
    }
    return added;
  });
}

function toRow(callId: string, turn: Turn): TurnRow {
  return {
    ...turn,
    callId,
    text: storableText(turn.text),
    startedAt: new Date(turn.startedAt),
    endedAt: new Date(turn.endedAt),
  };
}

function same(sent: TurnRow, stored: TurnRow | undefined): boolean {
  return (
    stored !== undefined &&
    sent.speaker === stored.speaker &&
    sent.text === stored.text &&
    sent.interrupted === stored.interrupted &&
    sent.startedAt.getTime() === stored.startedAt.getTime() &&
    sent.endedAt.getTime() === stored.endedAt.getTime()
  );
}
