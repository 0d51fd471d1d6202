import { and, asc, eq, lt } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { turns } from '../schema/index.ts';

export type TurnRow = typeof turns.$inferSelect;
export type NewTurn = typeof turns.$inferInsert;

export async function addTurns(database: Database, rows: NewTurn[]): Promise<void> {
  if (rows.length > 0) await database.insert(turns).values(rows);
}

/** The turns of a call in order, or those before a leg of it. */
export function listTurns(
  database: Database,
  callId: string,
  beforeLeg?: number,
): Promise<TurnRow[]> {
  const earlier = beforeLeg === undefined ? undefined : lt(turns.leg, beforeLeg);
  return database
    .select()
    .from(turns)
    .where(and(eq(turns.callId, callId), earlier))
    .orderBy(asc(turns.leg), asc(turns.seq));
}
