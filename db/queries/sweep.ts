import { and, count, desc, eq, inArray, isNotNull, isNull, lt, max, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agents, callEvents, callLegs, calls } from '../schema/index.ts';
import type { AgentRow } from './agents.ts';
import type { CallRow } from './calls.ts';

/** A call in progress, as far as we know. */
export interface OpenCallRow {
  call: CallRow;
  agent: AgentRow;
  /** How many workers have held it so far. */
  legs: number;
  /** The process that held it is known to have died. */
  isLeft: boolean;
}

export function listOpenCalls(database: Database): Promise<OpenCallRow[]> {
  const legs = database
    .select({ count: count() })
    .from(callLegs)
    .where(eq(callLegs.callId, calls.id));
  const left = database
    .select({ leftAt: callLegs.leftAt })
    .from(callLegs)
    .where(eq(callLegs.callId, calls.id))
    .orderBy(desc(callLegs.leg))
    .limit(1);
  return database
    .select({
      call: calls,
      agent: agents,
      legs: sql<number>`(${legs})`.mapWith(Number),
      isLeft: sql<boolean>`(${left}) is not null`,
    })
    .from(calls)
    .innerJoin(agents, eq(agents.slug, calls.agent))
    .where(isNull(calls.endedAt));
}

/** When something last happened on a call; null when nothing has been told of it. */
export async function lastEventAt(database: Database, callId: string): Promise<Date | null> {
  const [row] = await database
    .select({ at: max(callEvents.at) })
    .from(callEvents)
    .where(eq(callEvents.callId, callId));
  return row?.at ?? null;
}

/** Calls that ended before `time` and are not closed. */
export function listUnclosedCallIds(database: Database, time: Date): Promise<{ id: string }[]> {
  return database
    .select({ id: calls.id })
    .from(calls)
    .where(and(isNotNull(calls.endedAt), lt(calls.endedAt, time), isNull(calls.closedAt)));
}

/** Those of the rooms whose call is closed. */
export async function listRoomsOfClosedCalls(
  database: Database,
  roomSids: string[],
): Promise<Set<string>> {
  if (roomSids.length === 0) return new Set();
  const rows = await database
    .select({ roomSid: calls.roomSid })
    .from(calls)
    .where(and(inArray(calls.roomSid, roomSids), isNotNull(calls.closedAt)));
  return new Set(rows.map(({ roomSid }) => roomSid));
}
