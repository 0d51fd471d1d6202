import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls, endNotices } from '../schema/index.ts';
import type { CallRow } from './calls.ts';

export type NoticeRow = typeof endNotices.$inferSelect;
export type NewNotice = typeof endNotices.$inferInsert;

/** Stores a notice; undefined when its source has sent it before. */
export async function addNotice(
  database: Database,
  notice: NewNotice,
): Promise<NoticeRow | undefined> {
  const [row] = await database
    .insert(endNotices)
    .values(notice)
    .onConflictDoNothing({ target: [endNotices.source, endNotices.noticeId] })
    .returning();
  return row;
}

export async function findNotice(
  database: Database,
  source: string,
  noticeId: string,
): Promise<NoticeRow | undefined> {
  const [row] = await database
    .select()
    .from(endNotices)
    .where(and(eq(endNotices.source, source), eq(endNotices.noticeId, noticeId)));
  return row;
}

/** The notice, held against changes by others until the transaction ends. */
export async function lockNotice(
  transaction: Database,
  id: number,
): Promise<NoticeRow | undefined> {
  const [row] = await transaction
    .select()
    .from(endNotices)
    .where(eq(endNotices.id, id))
    .for('update');
  return row;
}

/** Newest first. */
export function listNotices(
  database: Database,
  filter: { state?: NoticeRow['state'] | undefined; beforeId?: number | undefined },
  limit: number,
): Promise<NoticeRow[]> {
  const { state, beforeId } = filter;
  return database
    .select()
    .from(endNotices)
    .where(
      and(
        state === undefined ? undefined : eq(endNotices.state, state),
        beforeId === undefined ? undefined : lt(endNotices.id, beforeId),
      ),
    )
    .orderBy(desc(endNotices.id))
    .limit(limit);
}

/** Notices of the end of a call, the first one first. */
export function listNoticesOf(database: Database, callId: string) {
  const reason = sql<string | null>`${endNotices.notice} ->> 'reason'`;
  const { source, strategy, confidence, receivedAt } = endNotices;
  return database
    .select({ source, reason, strategy, confidence, receivedAt })
    .from(endNotices)
    .where(eq(endNotices.callId, callId))
    .orderBy(asc(endNotices.id));
}

/**
 * Notices without a call that could be about this one, those that name its room first. One that
 * names another room is not.
 */
export function listOpenNoticeIds(
  database: Database,
  call: CallRow,
  receivedAfter: Date,
  limit: number,
): Promise<{ id: number }[]> {
  const said = (name: string) => sql`${endNotices.notice} ->> ${name}`;
  const roomSid = said('roomSid');
  const shared = or(
    eq(said('roomName'), call.roomName),
    eq(said('sipCallId'), call.sipCallId),
    eq(said('callerNumber'), call.callerNumber),
    eq(said('participantIdentity'), call.participantIdentity),
  );
  return database
    .select({ id: endNotices.id })
    .from(endNotices)
    .where(
      and(
        inArray(endNotices.state, ['ambiguous', 'unknown']),
        gt(endNotices.receivedAt, receivedAfter),
        or(eq(roomSid, call.roomSid), and(isNull(roomSid), shared)),
      ),
    )
    .orderBy(sql`${roomSid} is null`, desc(endNotices.receivedAt))
    .limit(limit);
}

export async function updateNotice(
  database: Database,
  id: number,
  fields: Partial<Omit<NewNotice, 'id'>>,
): Promise<NoticeRow> {
  const [row] = await database
    .update(endNotices)
    .set(fields)
    .where(eq(endNotices.id, id))
    .returning();
  if (row === undefined) throw new Error('A notice that exists was not found.');
  return row;
}

/**
 * Moves the end of a lost call to an earlier time, but not before its start.
 *
 * @returns whether that changed anything
 */
export async function moveLostEndBack(
  database: Database,
  callId: string,
  endedAt: Date,
): Promise<boolean> {
  const earlier = sql`greatest(${calls.startedAt}, ${endedAt.toISOString()}::timestamptz)`;
  const moved = await database
    .update(calls)
    .set({ endedAt: earlier })
    .where(
      and(
        eq(calls.id, callId),
        eq(calls.outcomeReason, 'lost'),
        sql`${calls.endedAt} > ${earlier}`,
      ),
    )
    .returning({ id: calls.id });
  return moved.length > 0;
}

/** Deletes the notices that came before a time. */
export async function deleteNotices(database: Database, before: Date): Promise<void> {
  await database.delete(endNotices).where(lt(endNotices.receivedAt, before));
}
