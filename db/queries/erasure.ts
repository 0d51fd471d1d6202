import { asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callers, calls, endNotices } from '../schema/index.ts';

/** The calls of a caller, and which of them are not closed or have a recording. */
export function listCallsOf(database: Database, number: string) {
  return database
    .select({ id: calls.id, closedAt: calls.closedAt, recordingPlace: calls.recordingPlace })
    .from(calls)
    .where(eq(calls.callerNumber, number));
}

/** What stands in the place of a name or an address that held a caller's number. */
const ERASED = 'erased';

/** Takes out of calls who called: rooms, participants and SIP ids are named by the caller's number. */
export async function anonymiseCalls(transaction: Database, callIds: string[]): Promise<void> {
  if (callIds.length === 0) return;
  await transaction
    .update(calls)
    .set({
      callerNumber: null,
      roomName: ERASED,
      participantIdentity: ERASED,
      sipCallId: sql`case when ${calls.sipCallId} is not null then ${ERASED} end`,
      recordingPlace: null,
    })
    .where(inArray(calls.id, callIds));
}

/** Whether a text holds the digits of a number and no digit more on either side. */
const names = (value: SQL, number: string): SQL =>
  sql`${value} ~ ${`(^|[^0-9])${number.slice(1)}($|[^0-9])`}`;

const noticesAbout = (number: string, callIds: string[]): SQL | undefined =>
  or(
    callIds.length > 0 ? inArray(endNotices.callId, callIds) : undefined,
    names(sql`${endNotices.notice}::text`, number),
    names(sql`${endNotices.noticeId}`, number),
  );

/** Notices of the end of these calls, and all others that name the number. */
export function listNoticesAbout(database: Database, number: string, callIds: string[]) {
  return database
    .select({
      source: endNotices.source,
      receivedAt: endNotices.receivedAt,
      notice: endNotices.notice,
    })
    .from(endNotices)
    .where(noticesAbout(number, callIds))
    .orderBy(asc(endNotices.id));
}

/** Empties those notices of all but that they came, so that one sent again is known. */
export async function eraseNotices(
  transaction: Database,
  number: string,
  callIds: string[],
): Promise<void> {
  const noticeId = sql`case when ${names(sql`${endNotices.noticeId}`, number)}
    then ${`${ERASED}-`} || ${endNotices.id} else ${endNotices.noticeId} end`;
  await transaction
    .update(endNotices)
    .set({
      noticeId,
      notice: sql`jsonb_build_object('source', ${endNotices.source}, 'noticeId', ${noticeId},
        'at', ${endNotices.notice} -> 'at')`,
    })
    .where(noticesAbout(number, callIds));
}

/** Takes a number out of the job queue: a job that failed keeps its error, which may name it. */
export async function eraseFromJobs(transaction: Database, number: string): Promise<void> {
  const [queue] = await transaction.execute<{ is_there: boolean }>(
    sql`select to_regclass('pgboss.job') is not null as is_there`,
  );
  if (!queue?.is_there) return;
  await transaction.execute(
    sql`update pgboss.job set output = null where ${names(sql`output::text`, number)}`,
  );
  await transaction.execute(
    sql`delete from pgboss.warning where ${names(sql`message || ' ' || data::text`, number)}`,
  );
}

export async function deleteCaller(transaction: Database, number: string): Promise<void> {
  await transaction.delete(callers).where(eq(callers.number, number));
}
