import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
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

export interface CallFilter {
  agent?: string | undefined;
  open?: boolean | undefined;
  /** Only calls that come after this one in the list. */
  after?: { startedAt: Date; id: string } | undefined;
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

/** Newest first. */
export function listCalls(
  database: Database,
  filter: CallFilter,
  limit: number,
): Promise<CallRow[]> {
  const { agent, open, after } = filter;
  return database
    .select()
    .from(calls)
    .where(
      and(
        agent === undefined ? undefined : eq(calls.agent, agent),
        open === undefined ? undefined : open ? isNull(calls.endedAt) : isNotNull(calls.endedAt),
        after &&
          sql`(${calls.startedAt}, ${calls.id}) < (${after.startedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(limit);
}

/**
 * Ends a call, once. A call that was given up as `lost` takes what is learnt of it later.
 *
 * @returns the call as it now is; undefined when there was nothing to end
 */
export function endCall(
  database: Database,
  id: string,
  ending: Ending,
): Promise<CallRow | undefined> {
  const open = isNull(calls.endedAt);
  const endable = ending.reason === 'lost' ? open : or(open, eq(calls.outcomeReason, 'lost'));
  return end(database, and(eq(calls.id, id), endable), ending);
}

/** Ends the call of a room if it is still open. */
export function endCallInRoom(
  database: Database,
  roomSid: string,
  ending: Ending,
): Promise<CallRow | undefined> {
  return end(database, and(eq(calls.roomSid, roomSid), isNull(calls.endedAt)), ending);
}

async function end(
  database: Database,
  which: SQL | undefined,
  ending: Ending,
): Promise<CallRow | undefined> {
  const [row] = await database
    .update(calls)
    .set({
      outcomeResult: ending.result,
      outcomeReason: ending.reason,
      outcomeDetail: ending.detail,
      // The machine that says when a call ended may have a clock behind that of the start.
      endedAt: sql`greatest(${calls.startedAt}, ${ending.endedAt.toISOString()}::timestamptz)`,
    })
    .where(which)
    .returning();
  return row;
}
