import { and, asc, eq, getTableColumns, inArray, isNull, max, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agents, callEvents, calls } from '../schema/index.ts';
import type { AgentRow } from './agents.ts';
import type { CallRow } from './calls.ts';
import type { EventRow } from './events.ts';

/** A call with what is wanted of its agent. */
export interface LiveRow {
  call: CallRow;
  agent: Pick<AgentRow, 'name' | 'limits'>;
}

/** Up to where the events of a leg of a call are known. */
export interface Known {
  callId: string;
  leg: number;
  seq: number;
  /** Nothing is known of later legs: all of them is wanted. */
  isLast: boolean;
}

export function listLiveRows(database: Database, callIds: string[]): Promise<LiveRow[]> {
  return database
    .select({ call: calls, agent: { name: agents.name, limits: agents.limits } })
    .from(calls)
    .innerJoin(agents, eq(agents.slug, calls.agent))
    .where(inArray(calls.id, callIds));
}

export async function listOpenCallIds(database: Database): Promise<string[]> {
  const rows = await database.select({ id: calls.id }).from(calls).where(isNull(calls.endedAt));
  return rows.map(({ id }) => id);
}

/** The events beyond what is known of each leg, each call's in order. */
export function listEventsBeyond(database: Database, known: Known[]): Promise<EventRow[]> {
  const { callId, leg, seq } = callEvents;
  const places = sql`jsonb_to_recordset(${JSON.stringify(known)}::jsonb)
    as known ("callId" uuid, leg int, seq int, "isLast" boolean)`;
  return database
    .select(getTableColumns(callEvents))
    .from(callEvents)
    .innerJoin(
      places,
      sql`${callId} = known."callId" and (${leg}, ${seq}) > (known.leg, known.seq)
        and (known."isLast" or ${leg} = known.leg)`,
    )
    .orderBy(asc(callId), asc(leg), asc(seq));
}

/**
 * Of the events of these calls the last one of each kind, each call's in order: what is needed to
 * know how a call stands, and up to where its events are known, without reading all of them.
 */
export function listLastEvents(database: Database, callIds: string[]): Promise<EventRow[]> {
  const { callId, leg, seq, type, data } = callEvents;
  const kind = sql`concat_ws(' ', ${type}, ${data} ->> 'party', ${data} ->> 'taskId',
    ${data} ->> 'action', ${data} ->> 'state', (${data} ->> 'latency') is null)`;
  const last = database
    .select({ callId, leg, seq: max(seq) })
    .from(callEvents)
    .where(inArray(callId, callIds))
    .groupBy(callId, leg, kind);
  return database
    .select()
    .from(callEvents)
    .where(and(inArray(callId, callIds), sql`(${callId}, ${leg}, ${seq}) in ${last}`))
    .orderBy(asc(callId), asc(leg), asc(seq));
}
