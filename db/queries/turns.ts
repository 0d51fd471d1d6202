import { and, asc, eq, inArray, max } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { turns } from '../schema/index.ts';

export type TurnRow = typeof turns.$inferSelect;

/** Stores the turns whose numbers are free, and returns how many those were. */
export async function addTurns(database: Database, rows: TurnRow[]): Promise<number> {
  const added = await database
    .insert(turns)
    .values(rows)
    .onConflictDoNothing()
    .returning({ seq: turns.seq });
  return added.length;
}

/** The turns of a call in order: all of them, or those with the given numbers. */
export function listTurns(database: Database, callId: string, seqs?: number[]): Promise<TurnRow[]> {
  return database
    .select()
    .from(turns)
    .where(and(eq(turns.callId, callId), seqs && inArray(turns.seq, seqs)))
    .orderBy(asc(turns.seq));
}

/** The number after that of the last turn; 0 when there is none. */
export async function nextTurnSeq(database: Database, callId: string): Promise<number> {
  const [row] = await database
    .select({ last: max(turns.seq) })
    .from(turns)
    .where(eq(turns.callId, callId));
  return row?.last == null ? 0 : row.last + 1;
}
