import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callEvents } from '../schema/index.ts';

export type EventRow = typeof callEvents.$inferSelect;

export async function addEvents(database: Database, rows: EventRow[]): Promise<void> {
  if (rows.length > 0) await database.insert(callEvents).values(rows);
}

/**
 * One page of a call's events in order, after the given place.
 *
 * @param type - only of this one
 */
export function listEvents(
  database: Database,
  callId: string,
  after: { leg: number; seq: number },
  limit: number,
  type?: string,
): Promise<EventRow[]> {
  const ofType = type === undefined ? undefined : eq(callEvents.type, type);
  const later = sql`(${callEvents.leg}, ${callEvents.seq}) > (${after.leg}, ${after.seq})`;
  return database
    .select()
    .from(callEvents)
    .where(and(eq(callEvents.callId, callId), later, ofType))
    .orderBy(asc(callEvents.leg), asc(callEvents.seq))
    .limit(limit);
}

/** What became of a call's recording, in order; null where that has been erased. */
export async function listRecordingStates(
  database: Database,
  callId: string,
): Promise<(string | null)[]> {
  const rows = await database
    .select({ state: sql<string | null>`${callEvents.data} ->> 'state'` })
    .from(callEvents)
    .where(and(eq(callEvents.callId, callId), eq(callEvents.type, 'recording')))
    .orderBy(asc(callEvents.leg), asc(callEvents.seq));
  return rows.map(({ state }) => state);
}
