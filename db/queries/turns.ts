import { and, asc, eq, gt, lt } from 'drizzle-orm';
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

/** What an agent said in a leg that was over only after `time`. */
export function listAgentTurnsEndingAfter(
  database: Database,
  callId: string,
  leg: number,
  time: Date,
): Promise<TurnRow[]> {
  return database
    .select()
    .from(turns)
    .where(
      and(
        eq(turns.callId, callId),
        eq(turns.leg, leg),
        eq(turns.speaker, 'agent'),
        gt(turns.endedAt, time),
      ),
    );
}

type TurnKey = Pick<TurnRow, 'callId' | 'leg' | 'seq'>;

const isTurn = ({ callId, leg, seq }: TurnKey) =>
  and(eq(turns.callId, callId), eq(turns.leg, leg), eq(turns.seq, seq));

export async function changeTurn(
  database: Database,
  turn: TurnKey,
  fields: Partial<Pick<TurnRow, 'text' | 'interrupted' | 'endedAt'>>,
): Promise<void> {
  await database.update(turns).set(fields).where(isTurn(turn));
}

export async function removeTurn(database: Database, turn: TurnKey): Promise<void> {
  await database.delete(turns).where(isTurn(turn));
}
