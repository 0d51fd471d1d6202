import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls } from '../schema/index.ts';

export type CallRow = typeof calls.$inferSelect;
export type NewCall = typeof calls.$inferInsert;

export interface Ending {
  result: NonNullable<CallRow['outcomeResult']>;
  reason: NonNullable<CallRow['outcomeReason']>;
  detail: string | null;
  endedAt: Date;
}

/** Creates the call; undefined when its room has one already. */
export async function createCall(database: Database, call: NewCall): Promise<CallRow | undefined> {
  const [row] = await database
    .insert(calls)
    .values(call)
    .onConflictDoNothing({ target: calls.roomSid })
    .returning();
  return row;
}

export async function findCall(database: Database, id: string): Promise<CallRow | undefined> {
  const [row] = await database.select().from(calls).where(eq(calls.id, id));
  return row;
}

export async function findCallInRoom(
  database: Database,
  roomSid: string,
): Promise<CallRow | undefined> {
  const [row] = await database.select().from(calls).where(eq(calls.roomSid, roomSid));
  return row;
}

/** The call, held against changes by others until the transaction ends. */
export async function lockCall(transaction: Database, id: string): Promise<CallRow | undefined> {
  const [row] = await transaction.select().from(calls).where(eq(calls.id, id)).for('no key update');
  return row;
}

/** Sets what is given of a call. */
export async function updateCall(
  database: Database,
  id: string,
  fields: Partial<Omit<NewCall, 'id'>>,
): Promise<CallRow> {
  const [row] = await database.update(calls).set(fields).where(eq(calls.id, id)).returning();
  if (row === undefined) throw new Error('A call that exists was not found.');
  return row;
}

/**
 * Ends a call, once. A call that was given up as `lost` takes what is learnt of it later.
 *
 * @returns the call as it now is; undefined when there was nothing to end
 */
export async function endCall(
  database: Database,
  id: string,
  ending: Ending,
): Promise<CallRow | undefined> {
  const open = isNull(calls.endedAt);
  const endable = ending.reason === 'lost' ? open : or(open, eq(calls.outcomeReason, 'lost'));
  const [row] = await database
    .update(calls)
    .set({
      outcomeResult: ending.result,
      outcomeReason: ending.reason,
      outcomeDetail: ending.detail,
      // The machine that says when a call ended may have a clock behind that of the start.
      endedAt: sql`greatest(${calls.startedAt}, ${ending.endedAt.toISOString()}::timestamptz)`,
    })
    .where(and(eq(calls.id, id), endable))
    .returning();
  return row;
}

/**
 * Notes that a call is closed. The time of the first closing stands.
 *
 * @returns the call when it was not closed before
 */
export async function markClosed(
  database: Database,
  id: string,
  closedAt: Date,
): Promise<CallRow | undefined> {
  const [row] = await database
    .update(calls)
    .set({ closedAt })
    .where(and(eq(calls.id, id), isNull(calls.closedAt)))
    .returning();
  return row;
}

/** Whether a call goes on in a room of that name. */
export async function hasOpenCallIn(database: Database, roomName: string): Promise<boolean> {
  const [row] = await database
    .select({ id: calls.id })
    .from(calls)
    .where(and(isNull(calls.endedAt), eq(calls.roomName, roomName)))
    .limit(1);
  return row !== undefined;
}
