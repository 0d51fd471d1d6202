import { and, asc, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm';
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

/** Up to where the events of a call's legs are known. */
export interface Known {
  callId: string;
  leg: number;
  seq: number;
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
    as known ("callId" uuid, leg int, seq int)`;
  return database
    .select(getTableColumns(callEvents))
    .from(callEvents)
    .innerJoin(
      places,
      sql`${callId} = known."callId" and ${leg} = known.leg and ${seq} > known.seq`,
    )
    .orderBy(asc(callId), asc(leg), asc(seq));
}

/**
 * Of the events of these calls the last one of each kind, each call's in order: what is needed to
 * know how a call stands, and up to where its events are known, without reading all of them.
 */
export function listLastEvents(database: Database, callIds: string[]): Promise<EventRow[]> {
  const { callId, leg, seq, type, data } = callEvents;
  const field = (name: string): SQL => sql`${data} ->> ${name}`;
  const kind = sql`concat_ws(' ', ${type}, ${field('party')}, ${field('taskId')}, ${field('action')}, ${field('state')},
    (${field('latency')}) is null)`;
  const last = database
    .selectDistinctOn([callId, leg, kind], { callId, leg, seq })
    .from(callEvents)
    .where(inArray(callId, callIds))
    .orderBy(callId, leg, kind, sql`${seq} desc`);
  return database
    .select()
    .from(callEvents)
    .where(and(inArray(callId, callIds), sql`(${callId}, ${leg}, ${seq}) in ${last}`))
    .orderBy(asc(callId), asc(leg), asc(seq));
}
