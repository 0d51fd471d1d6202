import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls, turns } from '../schema/index.ts';
import type { CallRow } from './calls.ts';

/** More calls than these cannot be told apart anyway. */
const MOST = 50;

/** The longest a call may be set to last, see the contract's `limits`. */
const LONGEST_CALL_MS = 14_400_000;

/** When a call began, or when it was last known to go on. */
export interface Moment {
  of: 'start' | 'end';
  at: Date;
}

/** A call and how far its start or end is from the moment searched for. */
export interface FoundCall {
  call: CallRow;
  distanceMs: number;
}

/** Calls whose SIP dialog had this Call-ID, newest first. */
export function findCallsBySipCallId(database: Database, sipCallId: string): Promise<CallRow[]> {
  return database
    .select()
    .from(calls)
    .where(eq(calls.sipCallId, sipCallId))
    .orderBy(desc(calls.startedAt))
    .limit(MOST);
}

export function findCallsInRoomNamed(
  database: Database,
  roomName: string,
  moment: Moment,
  withinMs: number,
): Promise<FoundCall[]> {
  return search(database, eq(calls.roomName, roomName), moment, withinMs);
}

export function findCallsOfParticipant(
  database: Database,
  identity: string,
  moment: Moment,
  withinMs: number,
): Promise<FoundCall[]> {
  return search(database, eq(calls.participantIdentity, identity), moment, withinMs);
}

/** Calls that have these numbers. A call may lack one that the network did not tell us. */
export function findCallsByNumbers(
  database: Database,
  { caller, called }: { caller: string | null; called: string | null },
  moment: Moment,
  withinMs: number,
): Promise<FoundCall[]> {
  const fits = (
    column: typeof calls.callerNumber | typeof calls.calledNumber,
    number: string | null,
  ) => (number === null ? undefined : or(eq(column, number), isNull(column)));
  const known = or(
    caller === null ? undefined : eq(calls.callerNumber, caller),
    called === null ? undefined : eq(calls.calledNumber, called),
  );
  const both = and(known, fits(calls.callerNumber, caller), fits(calls.calledNumber, called));
  return search(database, both, moment, withinMs);
}

export function findCallsAround(
  database: Database,
  moment: Moment,
  withinMs: number,
): Promise<FoundCall[]> {
  return search(database, undefined, moment, withinMs);
}

/** What was said in each of the calls, as one text. */
export async function listSpoken(
  database: Database,
  callIds: string[],
): Promise<Map<string, string>> {
  if (callIds.length === 0) return new Map();
  const rows = await database
    .select({
      callId: turns.callId,
      text: sql<string>`string_agg(${turns.text}, ' ' order by ${turns.leg}, ${turns.seq})`,
    })
    .from(turns)
    .where(inArray(turns.callId, callIds))
    .groupBy(turns.callId);
  return new Map(rows.map(({ callId, text }) => [callId, text]));
}

/** The nearest first. */
async function search(
  database: Database,
  which: SQL | undefined,
  { of, at }: Moment,
  withinMs: number,
): Promise<FoundCall[]> {
  // Events of a worker that died are delivered after the end, and are no sign of a call going on.
  const heard = sql`least(${calls.endedAt}, coalesce(${calls.heardAt}, ${calls.startedAt}))`;
  const time = of === 'start' ? sql`${calls.startedAt}` : heard;
  const distanceMs = sql<number>`abs(extract(epoch from ${time} - ${at.toISOString()}::timestamptz) * 1000)::float8`;
  const earliest = at.getTime() - withinMs - (of === 'start' ? 0 : LONGEST_CALL_MS);
  return database
    .select({ call: calls, distanceMs })
    .from(calls)
    .where(and(which, gte(calls.startedAt, new Date(earliest)), sql`${distanceMs} <= ${withinMs}`))
    .orderBy(asc(distanceMs), asc(calls.id))
    .limit(MOST);
}
